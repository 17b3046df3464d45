// The open chat: its messages in order, with days between them, kept at the bottom or where one reads.

import { isOwn, messageRow, paintUser } from "./bubbles.js";
import { byId, el, icon } from "./dom.js";
import { chat, isPrivate, isSeen, loadMessages, markRead, me, store, unreadOf } from "./store.js";
import { settleQuotes } from "./text.js";
import { dayKey, dayOf } from "./times.js";
import { word } from "./words.js";

const RUN_SECONDS = 300;
const NEAR_BOTTOM_PX = 120;
const DAY_PX = 50;
let actions = {};
let newBelow = 0;
let loadingEarlier = false;

const thread = () => byId("thread");
const scroller = () => byId("scroller");
const rowOf = (id) => byId(`m${id}`);
const rows = () => [...thread().querySelectorAll(".row")];

export function beginThread(act) {
  actions = act;
  byId("down").prepend(icon("down"));
  byId("down").addEventListener("click", () => toBottom(true));
  scroller().addEventListener("scroll", () => {
    showDown();
    if (scroller().scrollTop < 160) loadEarlier();
  }, { passive: true });
  new ResizeObserver(() => keepAtBottom && toBottom(false)).observe(scroller());
  new ResizeObserver(() => keepAtBottom && toBottom(false)).observe(thread());
}

let keepAtBottom = true;
const distance = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight;

function showDown() {
  keepAtBottom = distance() < NEAR_BOTTOM_PX;
  if (keepAtBottom) newBelow = 0;
  byId("down").hidden = distance() < 260;
  byId("down-count").hidden = newBelow === 0;
  byId("down-count").textContent = newBelow;
}

export function toBottom(smooth) {
  scroller().scrollTo({ top: scroller().scrollHeight, behavior: smooth ? "smooth" : "instant" });
  showDown();
}

// From the first message this person has not seen, if asked so; else from the end.
export function drawThread({ fromUnread = false } = {}) {
  const unseen = fromUnread ? firstUnseen() : 0;
  const messages = [...(store.messages.get(store.chatId)?.values() ?? [])];
  const all = messages.map((message) => messageRow(message, actions));
  thread().replaceChildren(...(all.length ? all : [emptyNote()]));
  all.forEach((row, index) => join(all[index - 1], row));
  settleQuotes(thread());
  newBelow = 0;
  keepAtBottom = true;
  toBottom(false);
  if (unseen) showTopOf(rowOf(unseen));
  markRead(store.chatId);
}

function firstUnseen() {
  let left = unreadOf(store.chatId);
  let first = 0;
  for (const message of [...(store.messages.get(store.chatId)?.values() ?? [])].reverse()) {
    if (left === 0) break;
    if (isOwn(message)) continue;
    first = message.message_id;
    left -= 1;
  }
  return first;
}

// Bring the beginning of a row to the top of the window, unless everything after it fits anyway.
function showTopOf(row) {
  const room = row.previousElementSibling?.matches(".day") ? DAY_PX : 8;
  const top = Math.max(0, row.offsetTop - thread().offsetTop - room);
  if (top >= scroller().scrollTop) return;
  keepAtBottom = false;
  scroller().scrollTo({ top, behavior: "instant" });
  showDown();
}

export function addMessage(message) {
  thread().querySelector(".empty")?.remove();
  const last = rows().at(-1);
  const row = messageRow(message, actions);
  row.classList.add("new");
  const stay = keepAtBottom || isOwn(message);
  thread().append(row);
  join(last, row);
  settleQuotes(row);
  if (!stay) newBelow += 1;
  if (stay) toBottom(false);
  if (stay) showTopOf(row); // a long message is read from its beginning
  showDown();
  if (isSeen(store.chatId)) markRead(store.chatId);
}

export function changeMessage(message) {
  const old = rowOf(message.message_id);
  if (!old) return;
  const open = [...old.querySelectorAll("blockquote.expandable")].map((one) => one.classList.contains("open"));
  const focused = old.contains(document.activeElement) && document.activeElement.dataset.testid;
  const row = messageRow(message, actions);
  const previous = earlierRow(old);
  old.replaceWith(row);
  join(previous, row);
  joinNext(row);
  [...row.querySelectorAll("blockquote.expandable")].forEach((one, index) => one.classList.toggle("open", open[index] ?? false));
  settleQuotes(row);
  row.classList.add("changed");
  if (focused) [...row.querySelectorAll("[data-testid]")].find((one) => one.dataset.testid === focused)?.focus({ preventScroll: true });
}

export function removeMessage(id) {
  const row = rowOf(id);
  if (!row) return;
  const next = laterRow(row);
  const previous = earlierRow(row);
  row.previousElementSibling?.matches(".day") && row.previousElementSibling.remove();
  row.remove();
  if (next) join(previous, next);
  if (!rows().length) drawThread();
}

export function jumpTo(id) {
  const row = rowOf(id);
  if (!row) return;
  row.scrollIntoView({ block: "center", behavior: "smooth" });
  row.classList.remove("flash");
  requestAnimationFrame(() => row.classList.add("flash"));
  row.focus({ preventScroll: true });
}

function sibling(row, step) {
  let other = row[step];
  while (other && !other.matches(".row")) other = other[step];
  return other;
}

const earlierRow = (row) => sibling(row, "previousElementSibling");
const laterRow = (row) => sibling(row, "nextElementSibling");
const momentOf = (row) => new Date(Number(row.dataset.date) * 1000);

// Fit a row to the one before it: a day between them, or one run of the same person.
function join(previous, row) {
  if (row.previousElementSibling?.matches(".day")) row.previousElementSibling.remove();
  const newDay = !previous || dayKey(momentOf(previous)) !== dayKey(momentOf(row));
  if (newDay) row.before(el("div", { class: "day" }, el("span", { class: "pill" }, dayOf(momentOf(row)))));
  const apart = !previous || row.dataset.date - previous.dataset.date > RUN_SECONDS;
  const first = newDay || apart || previous.dataset.sender !== row.dataset.sender || !row.dataset.sender;
  row.classList.toggle("first", first);
  row.classList.add("last");
  previous?.classList.toggle("last", first);
}

function joinNext(row) {
  const next = laterRow(row);
  if (next) join(row, next);
}

async function loadEarlier() {
  const known = store.messages.get(store.chatId);
  if (loadingEarlier || !known?.size || store.complete.has(store.chatId)) return;
  loadingEarlier = true;
  const chatId = store.chatId;
  const height = scroller().scrollHeight;
  await loadMessages(chatId, [...known.keys()][0]);
  if (store.chatId === chatId) {
    drawThread();
    scroller().scrollTop = scroller().scrollHeight - height;
  }
  loadingEarlier = false;
}

function emptyNote() {
  if (!isPrivate(chat())) return el("div", { class: "empty" }, el("span", { class: "pill" }, word("emptyGroup")));
  const face = paintUser(el("span", { class: "avatar big", "aria-hidden": "true" }), store.bot);
  const said = me().bot_description;
  return el("div", { class: "empty" }, el("div", { class: "intro" }, face, el("b", {}, store.bot.first_name),
    el("small", {}, `@${store.bot.username}`), said ? el("h3", {}, word("whatBot")) : null, said ? el("p", {}, said) : null));
}

