// Left side: who one is, and the chats of that person.

import { MARK, summary } from "./bubbles.js";
import { byId, el, icon, paintAvatar } from "./dom.js";
import { chatTitle, emit, fullName, isBot, isPrivate, me, myChats, store, unreadOf } from "./store.js";
import { listTime, messageMoment } from "./times.js";
import { roleName, word } from "./words.js";

export function beginSidebar(actAs) {
  byId("acting-chevron").append(icon("down"));
  byId("act-as").addEventListener("change", (event) => actAs(Number(event.target.value)));
}

export function drawPerson() {
  const one = me();
  paintAvatar(byId("acting-avatar"), fullName(one), one.colour);
  byId("acting-name").textContent = fullName(one);
  byId("acting-role").textContent = roleName(one.role);
  byId("act-as").replaceChildren(...store.people.map(option));
  byId("act-as").value = String(one.id);
}

function option(one) {
  const unread = [...store.chats.keys()].reduce((sum, id) => sum + unreadOf(id, one.id), 0);
  const label = [fullName(one), one.role && roleName(one.role), unread ? `(${unread})` : ""].filter(Boolean);
  return el("option", { value: one.id }, label.join(" · "));
}

export function paintChat(node, one) {
  return paintAvatar(node, chatTitle(one), one.colour, isPrivate(one) ? MARK : "");
}

export function drawChats() {
  const list = byId("chats");
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.testid;
  list.replaceChildren(...myChats().map(entry));
  if (focused) [...list.children].find((node) => node.dataset.testid === focused)?.focus();
}

function entry(one) {
  const unread = unreadOf(one.id);
  const open = one.id === store.chatId;
  return el("button", {
    type: "button", class: `entry${open ? " open" : ""}`, "data-testid": `chat-${one.id}`,
    "aria-current": open ? "true" : null, onclick: () => emit("open", one.id),
  },
    paintChat(el("span", { class: "avatar", "aria-hidden": "true" }), one),
    el("span", { class: "entry-words" },
      el("span", { class: "entry-line" }, el("b", {}, chatTitle(one)), one.last_message ? el("time", {}, listTime(messageMoment(one.last_message))) : null),
      el("span", { class: "entry-line" }, preview(one), unread ? el("span", { class: "badge", "aria-label": String(unread) }, unread > 99 ? "99+" : String(unread)) : null)));
}

function preview(one) {
  const last = one.last_message;
  if (!last) return el("span", { class: "preview" }, word("noMessages"));
  const who = last.from.id === store.me ? word("you") : isPrivate(one) && isBot(last.from) ? "" : fullName(last.from);
  return el("span", { class: "preview" }, who ? el("i", {}, `${who}: `) : null, summary(last));
}
