// Moments as the wall clock of the centre shows them.

import { clockNow, store } from "./store.js";
import { locale, word } from "./words.js";

function shown(moment, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: store.clock.zone, ...options }).format(moment);
}

const DAY = { year: "numeric", month: "2-digit", day: "2-digit" };

export const hourOf = (moment) => shown(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayKey = (moment) => shown(moment, DAY);
export const messageMoment = (message) => new Date(message.date * 1000);

export function dayOf(moment) {
  const now = clockNow();
  if (dayKey(moment) === dayKey(now)) return word("today");
  if (dayKey(moment) === dayKey(new Date(now - 86_400_000))) return word("yesterday");
  return longDay(moment);
}

export function longDay(moment) {
  const sameYear = shown(moment, { year: "numeric" }) === shown(clockNow(), { year: "numeric" });
  const day = shown(moment, { month: "long", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) });
  return dayWith(shown(moment, { weekday: "long" }), day);
}

export function clockDay(moment) {
  return dayWith(shown(moment, { weekday: "short" }), shown(moment, { month: "long", day: "numeric" }));
}

// 「11月23日 周一」, but "Mon, 23 November".
const dayWith = (weekday, day) => (locale() === "zh-CN" ? `${day} ${weekday}` : `${weekday}, ${day}`);

// For the chat list: the hour of today, the date of other days.
export function listTime(moment) {
  if (dayKey(moment) === dayKey(clockNow())) return hourOf(moment);
  return shown(moment, { month: "numeric", day: "numeric" });
}

// The value of a datetime-local field.
export function fieldValue(moment) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: store.clock.zone, ...DAY, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(moment);
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}
