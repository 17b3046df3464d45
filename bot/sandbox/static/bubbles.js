// One message as an element: bubble, quoted message, picture or file, and the buttons under it.

import { el, icon, paintAvatar } from "./dom.js";
import { showPicture } from "./notices.js";
import { chat, fileAddress, fullName, isBot, isPrivate, person, store } from "./store.js";
import { formatted, safeAddress } from "./text.js";
import { hourOf, messageMoment } from "./times.js";
import { roleName, word } from "./words.js";

const BOT_COLOUR = "#14776a";
export const MARK = "/sandbox/static/mark.svg";

export const isOwn = (message) => message.from.id === store.me;
export const isService = (message) => Boolean(serviceWords(message));
export const colourOf = (user) => (isBot(user) ? BOT_COLOUR : person(user.id)?.colour ?? "#6d7780");

export function paintUser(node, user) {
  return paintAvatar(node, fullName(user), colourOf(user), isBot(user) ? MARK : "");
}

function serviceWords(message) {
  if (message.new_chat_members) return word("added", { name: message.new_chat_members.map(fullName).join("、") });
  if (message.left_chat_member) {
    const own = message.left_chat_member.id === message.from.id;
    return word(own ? "leftChat" : "removed", { name: fullName(message.left_chat_member) });
  }
  return message.migrate_to_chat_id || message.migrate_from_chat_id ? word("upgraded") : "";
}

// A message in a few words: for quotations, the chat list and screen readers.
export function summary(message) {
  const text = message.text ?? message.caption ?? "";
  const kind = message.photo ? word("photo") : message.document ? message.document.file_name : "";
  return serviceWords(message) || [kind && `[${kind}]`, text.replace(/\s+/g, " ")].filter(Boolean).join(" ").slice(0, 160);
}

export function messageRow(message, act) {
  const service = serviceWords(message);
  const id = message.message_id;
  const common = { id: `m${id}`, "data-testid": `message-${id}`, "data-id": id, "data-date": message.date };
  if (service) return el("div", { ...common, class: "row service", "data-sender": "" }, el("span", { class: "pill" }, service));
  const row = el("div", {
    ...common, class: `row ${isOwn(message) ? "own" : "other"}`, "data-sender": message.from.id,
    tabindex: "0", role: "article", "aria-label": `${fullName(message.from)}: ${summary(message)}`,
  });
  const stack = el("div", { class: "stack" }, bubble(message, act), keyboard(message, act));
  row.append(paintUser(el("span", { class: "avatar small", "aria-hidden": "true" }), message.from), stack, tools(message, act));
  row.addEventListener("dblclick", (event) => event.target.closest("button, a, [role=button]") || act.reply(message));
  row.addEventListener("keydown", (event) => event.target === row && shortcuts(event, message, act));
  return row;
}

function shortcuts(event, message, act) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const run = { r: act.reply, c: () => act.copy(textOf(message)), e: isOwn(message) && act.edit }[event.key.toLowerCase()];
  if (!run) return;
  event.preventDefault();
  run(message);
}

const textOf = (message) => message.text ?? message.caption ?? "";

function bubble(message, act) {
  const body = el("div", { class: "text" });
  body.append(formatted(textOf(message), message.entities ?? message.caption_entities, act));
  const edited = message.edit_date && !isBot(message.from) ? el("span", { class: "edited" }, word("edited")) : null;
  const meta = el("span", { class: "meta" }, edited, el("time", {}, hourOf(messageMoment(message))));
  const hasText = Boolean(textOf(message));
  if (hasText) body.append(meta);
  const node = el(
    "div", { class: `bubble${message.photo ? " with-photo" : ""}${hasText ? "" : " bare"}` },
    nameLine(message), topic(message), forwarded(message), quoted(message, act), photo(message), file(message),
    hasText ? body : meta,
  );
  if (message.photo) node.style.setProperty("--width", `${photoWidth(message.photo.at(-1))}px`);
  return node;
}

function photoWidth({ width, height }) {
  const scale = Math.min(1, 380 / width, 420 / height);
  return Math.max(180, Math.round(width * scale));
}

function nameLine(message) {
  if (isOwn(message) || isPrivate(chat())) return null;
  const role = person(message.from.id)?.role;
  const line = el("div", { class: "name" }, el("b", {}, fullName(message.from)));
  line.style.setProperty("--colour", colourOf(message.from));
  const label = isBot(message.from) ? word("bot") : role ? roleName(role) : "";
  if (label) line.append(el("i", { class: "tag" }, label));
  return line;
}

function topic(message) {
  const found = chat().topics?.find((one) => one.id === message.message_thread_id);
  return found ? el("div", { class: "topic" }, `# ${found.name}`) : null;
}

function forwarded(message) {
  const source = message.forward_origin?.sender_user;
  return source ? el("div", { class: "forwarded" }, icon("forward"), word("forwarded", { name: fullName(source) })) : null;
}

function quoted(message, act) {
  const carried = message.reply_to_message;
  if (!carried) return null;
  const original = store.messages.get(store.chatId)?.get(carried.message_id) ?? carried;
  const node = el("button", { type: "button", class: "quoted" }, thumbnail(original),
    el("span", {}, el("b", {}, fullName(original.from)), el("span", {}, summary(original))));
  node.style.setProperty("--colour", colourOf(original.from));
  node.addEventListener("click", () => act.jump(original.message_id));
  return node;
}

function thumbnail(message) {
  return message.photo ? el("img", { src: fileAddress(message.photo[0].file_id), alt: "" }) : null;
}

function photo(message) {
  if (!message.photo) return null;
  const largest = message.photo.at(-1);
  const address = fileAddress(largest.file_id);
  const label = summary(message);
  const image = el("img", { src: address, alt: label, width: largest.width, height: largest.height, loading: "lazy" });
  const node = el("button", { type: "button", class: "photo", "aria-label": label, onclick: () => showPicture(address, label) }, image);
  node.style.setProperty("--ratio", `${largest.width} / ${largest.height}`);
  return node;
}

function file(message) {
  const one = message.document;
  if (!one) return null;
  const name = one.file_name ?? word("document");
  const kind = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? "";
  return el("a", { class: `file kind-${kind.toLowerCase()}`, href: fileAddress(one.file_id), download: name, "aria-label": word("download", { name }) },
    el("span", { class: "file-icon" }, icon("file"), el("i", {}, kind.toUpperCase())),
    el("span", { class: "file-words" }, el("b", {}, name), el("span", {}, size(one.file_size))));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "keyboard" }, ...rows.map((row) => el("div", { class: "keys" }, ...row.map((button) => key(message, button, act)))));
}

function key(message, button, act) {
  const shared = { class: `key ${button.style ?? ""}`, "data-testid": `button-${button.text}`, title: button.text };
  const label = el("span", {}, button.text);
  if (button.url) {
    const node = el("a", { ...shared, href: safeAddress(button.url), target: "_blank", rel: "noopener noreferrer" }, label, icon("link"));
    node.addEventListener("click", (event) => act.link(button.url) && event.preventDefault());
    return node;
  }
  const node = el("button", { ...shared, type: "button" }, label, button.copy_text ? icon("copy") : null);
  node.addEventListener("click", () => (button.copy_text ? act.copy(button.copy_text.text) : act.press(message, button, node)));
  return node;
}

function tools(message, act) {
  const tool = (name, run) => el("button", {
    type: "button", class: "tool", tabindex: "-1", "aria-label": word(name), title: word(name),
    "data-testid": `${name}-${message.message_id}`, onclick: run,
  }, icon(name));
  const mayEdit = isOwn(message) && (message.text || message.caption);
  return el("div", { class: "tools" }, tool("reply", () => act.reply(message)),
    textOf(message) ? tool("copy", () => act.copy(textOf(message))) : null,
    mayEdit ? tool("edit", () => act.edit(message)) : null);
}

