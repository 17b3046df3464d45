// The live connection: what happens in the sandbox arrives here and changes what the page knows.

import { clockMoved } from "./clock.js";
import { byId } from "./dom.js";
import { emit, isSeen, store } from "./store.js";
import { word } from "./words.js";

export function connect() {
  const source = new EventSource("/sandbox/api/events");
  source.addEventListener("message", (event) => take(JSON.parse(event.data)));
  source.addEventListener("open", () => showLink(true));
  source.addEventListener("error", () => {
    showLink(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1500);
  });
}

function showLink(connected) {
  byId("link-state").classList.toggle("on", connected);
  byId("link-state").title = word(connected ? "online" : "offline");
  byId("link-state").setAttribute("aria-label", word(connected ? "online" : "offline"));
}

const TAKERS = {
  // What happened between the last picture and this connection is fetched anew.
  hello: ({ edition, published }) => (edition !== store.edition || published !== store.published) && emit("resync"),
  reset: () => emit("resync"),
  chats: () => emit("resync"),
  commands: () => emit("commands"),
  clock: ({ now }) => clockMoved(now),
  message: newMessage,
  edited: changedMessage,
  deleted: goneMessage,
  answer: (event) => emit("answer", event),
  action: (event) => emit("action", event),
};

function take(event) {
  if (event.kind !== "hello") store.published += 1;
  TAKERS[event.kind]?.(event);
}

function newMessage({ chat_id: chatId, message, asks_reply: asksReply }) {
  const one = store.chats.get(chatId);
  if (!one) return emit("resync");
  one.last_message = message;
  store.messages.get(chatId)?.set(message.message_id, message);
  for (const userId of one.members) {
    const seen = userId === message.from.id || (userId === store.me && isSeen(chatId));
    if (!seen) store.unread[`${userId}:${chatId}`] = (store.unread[`${userId}:${chatId}`] ?? 0) + 1;
  }
  if (isSeen(chatId)) store.unread[`${store.me}:${chatId}`] ||= 1; // so that reading it is told to the sandbox
  return emit("message", { chatId, message, asksReply });
}

function changedMessage({ chat_id: chatId, message }) {
  const one = store.chats.get(chatId);
  if (one?.last_message?.message_id === message.message_id) one.last_message = message;
  store.messages.get(chatId)?.set(message.message_id, message);
  emit("edited", { chatId, message });
}

function goneMessage({ chat_id: chatId, message_id: messageId }) {
  const known = store.messages.get(chatId);
  known?.delete(messageId);
  const one = store.chats.get(chatId);
  if (one?.last_message?.message_id === messageId) one.last_message = known ? [...known.values()].at(-1) : null;
  emit("deleted", { chatId, messageId });
}
