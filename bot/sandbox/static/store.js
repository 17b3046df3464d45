// What the page knows, and how it asks the sandbox for more.

export const store = {
  bot: null, people: [], chats: new Map(), unread: {}, clock: null, canReset: false, edition: "", published: 0,
  me: 0, chatId: 0, messages: new Map(), complete: new Set(),
};

const listeners = new Map();

export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

export function emit(kind, detail) {
  for (const listener of listeners.get(kind) ?? []) listener(detail);
}

export class Problem extends Error {
  constructor(reason, code) {
    super(reason);
    this.code = code;
  }
}

async function answered(response) {
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Problem(body.error, body.code);
  return body;
}

export async function look(view, query = {}) {
  return answered(await fetch(`/sandbox/api/${view}?${new URLSearchParams(query)}`, { cache: "no-store" }));
}

export async function act(action, body) {
  const isForm = body instanceof FormData;
  return answered(await fetch(`/sandbox/api/${action}`, {
    method: "POST",
    headers: isForm ? {} : { "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body),
  }));
}

export const fileAddress = (fileId) => `/sandbox/api/files/${encodeURIComponent(fileId)}`;
export const person = (id) => store.people.find((one) => one.id === id);
export const me = () => person(store.me);
export const chat = () => store.chats.get(store.chatId);
export const isBot = (user) => user?.id === store.bot.id;
export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
export const isPrivate = (one) => one.kind === "private";

// The chats this person sees: the groups they are in, and their own chat with the bot.
export function myChats() {
  const mine = [...store.chats.values()].filter((one) => one.members.includes(store.me) && one.bot !== "absent");
  return mine.sort((a, b) => isPrivate(a) - isPrivate(b));
}

export const chatTitle = (one) => (isPrivate(one) ? store.bot.first_name : one.title);
export const unreadOf = (chatId, userId = store.me) => store.unread[`${userId}:${chatId}`] ?? 0;

// Whether this person has the chat before their eyes: open, in a visible window, not behind the chat list.
export function isSeen(chatId) {
  const behindList = matchMedia("(max-width: 760px)").matches && document.querySelector(".show-list");
  return chatId === store.chatId && !document.hidden && !behindList;
}

export async function loadState() {
  const state = await look("state");
  store.bot = state.bot;
  store.people = state.people;
  store.chats = new Map(state.chats.map((one) => [one.id, one]));
  store.unread = state.unread;
  store.canReset = state.can_reset;
  store.edition = state.edition;
  store.published = state.published;
  setClock(state.clock.now, state.clock.zone);
  return state;
}

export function setClock(now, zone = store.clock.zone) {
  store.clock = { zone, ahead: Date.parse(now) - performance.now() };
}

export const clockNow = () => new Date(store.clock.ahead + performance.now());

export async function loadMessages(chatId, before = 0) {
  const page = await look("messages", before ? { chat_id: chatId, before } : { chat_id: chatId });
  const known = before ? store.messages.get(chatId) : new Map();
  const all = [...page.messages.map((message) => [message.message_id, message]), ...(before ? known : [])];
  store.messages.set(chatId, new Map(all));
  if (page.complete) store.complete.add(chatId);
  else store.complete.delete(chatId);
}

export function markRead(chatId) {
  const last = [...(store.messages.get(chatId)?.keys() ?? [])].at(-1);
  if (!last || !unreadOf(chatId)) return;
  delete store.unread[`${store.me}:${chatId}`];
  act("read", { user_id: store.me, chat_id: chatId, message_id: last }).catch(() => {});
  emit("chats");
}
