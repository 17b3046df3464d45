// Puts the parts together: opening chats, changing person and language, and what pressing things does.

import { paintUser } from "./bubbles.js";
import { beginClock, drawClock } from "./clock.js";
import { beginMenu, loadCommands } from "./commands.js";
import { answer, beginComposer, clearComposer, correct, drawComposer, sendText, setText } from "./composer.js";
import { byId, el, icon } from "./dom.js";
import { connect } from "./live.js";
import { alertBox, beginNotices, copyText, problem, toast } from "./notices.js";
import { beginSidebar, drawChats, drawPerson, paintChat } from "./sidebar.js";
import {
  act, chat, chatTitle, emit, fullName, isBot, isPrivate, isSeen, loadMessages, loadState, markRead, me, myChats, on, person, store,
} from "./store.js";
import { addMessage, beginThread, changeMessage, drawThread, jumpTo, removeMessage } from "./thread.js";
import { safeAddress } from "./text.js";
import { currentLanguage, setLanguage, translatePage, word } from "./words.js";

const PATIENCE_MS = 12_000;
const TYPING_MS = 5_000;
const waiting = new Map();
const early = new Map();
let typingTimer = 0;

const remember = (name, value) => {
  try {
    localStorage.setItem(`baohe-${name}`, value);
  } catch {
    // A browser without storage simply forgets.
  }
};

const remembered = (name) => {
  try {
    return localStorage.getItem(`baohe-${name}`);
  } catch {
    return null;
  }
};

// ---- opening

async function open(chatId, { show = true, fromUnread = true } = {}) {
  const other = chatId !== store.chatId;
  store.chatId = chatId;
  if (other) clearComposer();
  if (show) byId("frame").classList.remove("show-list");
  loadCommands();
  if (!store.messages.has(chatId)) await loadMessages(chatId);
  if (store.chatId === chatId) drawAll({ fromUnread });
}

function drawAll({ fromUnread = false } = {}) {
  translatePage();
  drawPerson();
  drawHead();
  drawThread({ fromUnread });
  drawChats();
  drawComposer();
  drawClock();
  byId("language").textContent = word("other");
  byId("reset").hidden = !store.canReset;
  byId("reset").textContent = word("reset");
}

function drawHead() {
  const one = chat();
  paintChat(byId("head-avatar"), one);
  byId("head-title").textContent = chatTitle(one);
  drawDetail();
  const people = isPrivate(one) ? [] : [...one.members.map(person), store.bot].filter(Boolean);
  byId("members").replaceChildren(...people.map((user) => tinyFace(user)));
}

function tinyFace(user) {
  const face = paintUser(el("span", { class: "avatar tiny", title: fullName(user) }), user);
  if (!isBot(user)) face.textContent = [...face.textContent].at(isLatin(face.textContent) ? 0 : -1);
  return face;
}

const isLatin = (text) => /^[A-Z]/.test(text);

function drawDetail() {
  const one = chat();
  const inIt = one.bot === "member" || one.bot === "administrator";
  const detail = isPrivate(one) ? `@${store.bot.username}` : word("members", { n: one.members.length + (inIt ? 1 : 0) });
  byId("head-detail").textContent = isPrivate(one) || inIt ? detail : word("left");
  byId("head-detail").classList.remove("typing");
}

async function actAs(userId) {
  const wasPrivate = isPrivate(chat());
  store.me = userId;
  remember("me", userId);
  const mine = myChats();
  const same = mine.find((one) => one.id === store.chatId);
  const next = (wasPrivate && mine.find(isPrivate)) || same || mine[0];
  clearComposer();
  await open(next.id, { show: false, fromUnread: false });
}

async function resync() {
  await loadState();
  if (!me()) store.me = store.people[0].id;
  store.messages.clear();
  if (!myChats().some((one) => one.id === store.chatId)) store.chatId = myChats()[0].id;
  await open(store.chatId, { show: false, fromUnread: false });
}

// ---- pressing things

async function press(message, button, node) {
  node.classList.add("waiting");
  try {
    const place = { user_id: store.me, chat_id: store.chatId, message_id: message.message_id };
    const { query_id: queryId } = await act("press", { ...place, data: button.callback_data ?? "" });
    const timer = setTimeout(() => finish(queryId, null), PATIENCE_MS);
    waiting.set(queryId, { node, timer });
    if (early.has(queryId)) finish(queryId, early.get(queryId));
  } catch (error) {
    node.classList.remove("waiting");
    problem(error);
  }
}

function finish(queryId, reply) {
  const pressed = waiting.get(queryId);
  if (!pressed) {
    early.set(queryId, reply);
    return;
  }
  clearTimeout(pressed.timer);
  waiting.delete(queryId);
  early.delete(queryId);
  pressed.node.classList.remove("waiting");
  if (!reply) toast(word("noAnswer"), "bad");
  else showAnswer(reply);
}

function showAnswer(reply) {
  if (reply.url) openLink(reply.url) || window.open(reply.url, "_blank", "noopener");
  else if (reply.text && reply.show_alert) alertBox(reply.text);
  else if (reply.text) toast(reply.text);
}

// A link to the bot opens its private chat and starts it; true when that is what it was.
function openLink(address) {
  if (safeAddress(address) === "#") return true;
  const link = /^(?:https?:\/\/)?(?:www\.)?t\.me\/([A-Za-z0-9_]+)\/?(?:\?start=([A-Za-z0-9_-]*))?$/.exec(address.trim());
  if (!link || link[1].toLowerCase() !== store.bot.username.toLowerCase()) return false;
  const own = myChats().find(isPrivate);
  open(own.id).then(() => link[2] && sendText(`/start ${link[2]}`));
  return true;
}

const actions = {
  press, link: openLink, copy: copyText, reply: answer, edit: correct, jump: jumpTo, command: sendText,
};

// ---- what happens

on("open", (chatId) => open(chatId));
on("resync", () => resync().catch(problem));
on("commands", loadCommands);
on("day", () => drawAll());
on("chats", () => {
  drawChats();
  drawPerson();
});
on("message", ({ chatId, message, asksReply }) => {
  if (chatId === store.chatId) {
    addMessage(message);
    if (isBot(message.from)) drawDetail();
    if (asksReply) answer(message);
  }
  emit("chats");
});
on("edited", ({ chatId, message }) => {
  if (chatId === store.chatId) changeMessage(message);
  drawChats();
});
on("deleted", ({ chatId, messageId }) => {
  if (chatId === store.chatId) removeMessage(messageId);
  drawChats();
});
on("answer", (event) => event.user_id === store.me && finish(event.query_id, event));
on("action", ({ chat_id: chatId }) => {
  if (chatId !== store.chatId) return;
  byId("head-detail").textContent = word("typing", { name: store.bot.first_name });
  byId("head-detail").classList.add("typing");
  clearTimeout(typingTimer);
  typingTimer = setTimeout(drawDetail, TYPING_MS);
});

function beginReset() {
  const button = byId("reset");
  button.addEventListener("click", async () => {
    if (!button.classList.contains("sure")) {
      button.classList.add("sure");
      button.textContent = word("resetSure");
      setTimeout(() => {
        button.classList.remove("sure");
        button.textContent = word("reset");
      }, 4000);
      return;
    }
    toast(word("resetting"));
    await act("reset", {}).catch(problem);
  });
}

function beginHead() {
  byId("back").append(icon("back"));
  byId("back").addEventListener("click", () => byId("frame").classList.add("show-list"));
  byId("head-clock").addEventListener("click", () => {
    byId("frame").classList.add("show-list");
    byId("clock-hour").focus();
  });
  byId("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "zh" ? "en" : "zh");
    remember("language", currentLanguage());
    drawAll();
  });
  document.addEventListener("visibilitychange", () => isSeen(store.chatId) && markRead(store.chatId));
}

async function begin() {
  const state = await loadState();
  const asked = new URLSearchParams(location.search);
  setLanguage(asked.get("lang") ?? remembered("language") ?? state.language);
  store.me = Number(asked.get("as") ?? remembered("me"));
  if (!me()) store.me = store.people[0].id;
  beginNotices();
  beginSidebar(actAs);
  beginClock();
  beginThread(actions);
  beginComposer();
  beginMenu(sendMenu, (text) => setText(`${text} `));
  beginReset();
  beginHead();
  const wanted = myChats().find((one) => one.id === Number(asked.get("chat")));
  await open((wanted ?? myChats()[0]).id);
  connect();
  document.body.classList.add("ready");
}

function sendMenu(command) {
  clearComposer();
  sendText(command);
}

begin().catch(problem);
