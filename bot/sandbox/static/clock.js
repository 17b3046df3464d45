// The time of the whole bot, and the ways to move it forward.

import { byId, icon } from "./dom.js";
import { problem, toast } from "./notices.js";
import { act, clockNow, emit, setClock, store } from "./store.js";
import { clockDay, dayKey, fieldValue, hourOf } from "./times.js";
import { word } from "./words.js";

let drawn = "";

export function beginClock() {
  byId("clock-icon").append(icon("clock"));
  byId("clock-hour").addEventListener("click", () => move({ advance_seconds: 3600 }));
  byId("clock-morning").addEventListener("click", () => move({ next_morning: true }));
  byId("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    move({ move_to: byId("clock-date").value });
  });
  byId("clock-date").addEventListener("blur", drawField);
  byId("clock-date").addEventListener("change", drawField);
  setInterval(drawClock, 1000);
}

// Until it is touched, the field shows its value in one way on every machine.
function drawField() {
  byId("clock-shown").textContent = byId("clock-date").value.replace("T", " ");
}

async function move(how) {
  try {
    const { now } = await act("clock", how);
    clockMoved(now);
    toast(word("timeNow", { time: `${clockDay(clockNow())} ${hourOf(clockNow())}` }));
  } catch (error) {
    problem(error);
  }
}

export function clockMoved(now) {
  const before = dayKey(clockNow());
  setClock(now);
  drawClock();
  if (dayKey(clockNow()) !== before) emit("day");
}

export function drawClock() {
  const now = clockNow();
  const face = `${hourOf(now)} ${clockDay(now)} ${store.clock.zone} ${word("hour")}`;
  if (face === drawn) return;
  drawn = face;
  byId("clock-time").textContent = hourOf(now);
  byId("clock-time").dateTime = now.toISOString();
  byId("clock-day").textContent = clockDay(now);
  byId("clock-zone").textContent = store.clock.zone;
  byId("head-clock").textContent = hourOf(now);
  if (document.activeElement !== byId("clock-date")) byId("clock-date").value = fieldValue(now);
  byId("clock-date").min = fieldValue(now);
  drawField();
}
