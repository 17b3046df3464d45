// The message box: typing, answering, correcting, and attaching a picture or file.

import { summary } from "./bubbles.js";
import { readyPicture } from "./pictures.js";
import { closeMenu, followTyping, menuKey } from "./commands.js";
import { byId, el, icon } from "./dom.js";
import { problem } from "./notices.js";
import { act, chat, emit, fullName, isPrivate, me, store } from "./store.js";
import { word } from "./words.js";

const LONGEST = 4096;
const LARGEST_ALBUM = 10;
let answering = null;
let correcting = null;
let attached = null; // what is to be sent: one file, or pictures that go as an album

const box = () => byId("composer");

export function beginComposer() {
  byId("attach").append(icon("attach"));
  byId("send").append(icon("send"));
  byId("attach").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => attach([...event.target.files]));
  byId("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  byId("start").addEventListener("click", () => sendText("/start"));
  box().addEventListener("input", () => {
    fit();
    followTyping(box().value);
  });
  box().addEventListener("keydown", keys);
  box().addEventListener("paste", (event) => attachFrom(event.clipboardData, event));
  byId("chat").addEventListener("dragover", (event) => event.preventDefault());
  byId("chat").addEventListener("drop", (event) => attachFrom(event.dataTransfer, event));
}

function keys(event) {
  if (event.isComposing || event.keyCode === 229 || menuKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape") {
    putAside();
  } else if (event.key === "ArrowUp" && !box().value && !attached) {
    const own = [...store.messages.get(store.chatId).values()].findLast((one) => one.from.id === store.me && one.text);
    if (own) {
      event.preventDefault();
      correct(own);
    }
  }
}

function fit() {
  box().style.height = "auto";
  box().style.height = `${Math.min(box().scrollHeight, 180)}px`;
  const something = box().value.trim() !== "" || attached !== null;
  byId("send").classList.toggle("ready", something);
}

export function setText(text) {
  box().value = text;
  fit();
  box().focus();
}

export function answer(message) {
  correcting = null;
  answering = message;
  drawStrip();
  box().focus();
}

export function correct(message) {
  answering = null;
  correcting = message;
  drawStrip();
  setText(message.text ?? message.caption ?? "");
}

// Leave answering, correcting and attaching.
export function putAside() {
  if (correcting) box().value = "";
  answering = correcting = attached = null;
  byId("file").value = "";
  drawStrip();
  fit();
}

export function clearComposer() {
  box().value = "";
  putAside();
  closeMenu();
}

function attachFrom(data, event) {
  const files = [...(data?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  attach(files);
}

const isPicture = (file) => file.type.startsWith("image/") && file.type !== "image/svg+xml";

async function attach(files) {
  if (!files.length) return;
  correcting = null;
  const together = files.every(isPicture) ? files.slice(0, LARGEST_ALBUM) : files.slice(0, 1);
  attached = { files: await Promise.all(together.map(readyPicture)), isPicture: isPicture(together[0]) };
  drawStrip();
  fit();
  box().focus();
}

function drawStrip() {
  const strip = byId("strip");
  const parts = [answering && answerStrip(), correcting && editStrip(), attached && fileStrip()].filter(Boolean);
  const close = el("button", { type: "button", class: "round", "aria-label": word("close"), "data-testid": "strip-close", onclick: putAside }, icon("close"));
  strip.replaceChildren(...parts, close);
  strip.hidden = !parts.length;
  drawPlaceholder();
}

function answerStrip() {
  const node = el("div", { class: "strip-part" }, icon("reply"), el("span", {},
    el("b", {}, word("replyTo", { name: fullName(answering.from) })), el("span", {}, summary(answering))));
  return node;
}

function editStrip() {
  return el("div", { class: "strip-part" }, icon("edit"), el("span", {}, el("b", {}, word("editing")), el("span", {}, summary(correcting))));
}

function fileStrip() {
  const [first, ...more] = attached.files;
  const face = attached.isPicture ? el("img", { src: URL.createObjectURL(first), alt: "" }) : icon("file");
  const kind = word(attached.isPicture ? "photo" : "document") + (more.length ? ` ×${more.length + 1}` : "");
  return el("div", { class: "strip-part" }, face, el("span", {}, el("b", {}, kind), el("span", {}, first.name)));
}

function drawPlaceholder() {
  const name = fullName(me());
  box().placeholder = attached ? word("caption") : word("writeAs", { name });
}

// What the open chat allows: write, begin, or nothing.
export function drawComposer() {
  const start = byId("start");
  const mustStart = isPrivate(chat()) && (!me().started || me().blocked);
  byId("composer-form").hidden = mustStart;
  start.hidden = !mustStart;
  start.textContent = word(me().blocked ? "unblock" : "start");
  drawPlaceholder();
  fit();
}

async function submit() {
  const text = box().value.trim();
  if (!text && !attached) return;
  const job = { answering, correcting, attached };
  clearComposer();
  try {
    await deliver(text, job);
  } catch (error) {
    problem(error);
    setText(text);
  }
}

async function deliver(text, job) {
  const place = { user_id: store.me, chat_id: store.chatId };
  if (job.correcting) {
    await act("edit", { ...place, message_id: job.correcting.message_id, text });
  } else if (job.attached) {
    await deliverFiles(place, text, job);
  } else {
    await say(text, job.answering?.message_id);
  }
}

// Several pictures are several messages of one album; the caption stands under the first, as in Telegram's own programs.
async function deliverFiles(place, text, { attached: { files, isPicture }, answering }) {
  const kind = isPicture ? "photo" : "document";
  const shared = { ...place, reply_to: answering?.message_id ?? "", album: files.length > 1 ? `${Date.now()}${Math.random()}` : "" };
  for (const [at, file] of files.entries()) await act(kind, upload({ ...shared, caption: at ? "" : text }, kind, file));
}

function upload(fields, kind, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(kind, file, file.name);
  return form;
}

// A text too long for one message goes in several, as Telegram's own programs do it.
async function say(text, replyTo) {
  for (let at = 0; at < text.length; at += LONGEST) {
    const piece = { user_id: store.me, chat_id: store.chatId, text: text.slice(at, at + LONGEST) };
    await act("say", { ...piece, reply_to: at ? null : replyTo ?? null });
  }
}

export async function sendText(text) {
  try {
    await say(text);
    emit("sent");
  } catch (error) {
    problem(error);
  }
}

