// Text with entities to elements. Offsets are UTF-16 code units, which is how JavaScript counts.

import { el, icon } from "./dom.js";
import { shownText } from "./emoji.js";
import { word } from "./words.js";

const SIMPLE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", mention: "span", hashtag: "span",
  text_mention: "span", custom_emoji: "span", cashtag: "span", phone_number: "span", email: "span",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// `act` says what pressing something in the text does: command(text), link(address), copy(text).
export function formatted(text, entities, act) {
  const piece = document.createDocumentFragment();
  const rest = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(piece, text, rest, 0, text.length, act);
  return piece;
}

function fill(node, text, rest, from, to, act) {
  let at = from;
  while (rest.length && rest[0].offset < to) {
    const entity = rest.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    const block = BLOCKS.has(entity.type);
    let before = text.slice(at, start);
    if (block && before.endsWith("\n")) before = before.slice(0, -1);
    node.append(shownText(before));
    const [outer, inner] = wrap(entity, text.slice(start, end), act);
    fill(inner, text, rest, start, end, act);
    node.append(outer);
    at = block && text[end] === "\n" && end < to ? end + 1 : end;
  }
  node.append(shownText(text.slice(at, to)));
}

function wrap(entity, covered, act) {
  const maker = MAKERS[entity.type];
  if (maker) return maker(entity, covered, act);
  const node = el(SIMPLE[entity.type] ?? "span", { class: `e-${entity.type}` });
  return [node, node];
}

function pressable(kind, label, run) {
  const node = el("span", { class: kind, role: "button", tabindex: "0", "aria-label": label });
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    run(node);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    run(node);
  });
  return node;
}

function link(address, act) {
  const node = el("a", { href: safeAddress(address), target: "_blank", rel: "noopener noreferrer" });
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    if (act.link(address)) event.preventDefault();
  });
  return [node, node];
}

// Only addresses of the web become links; anything else (javascript:, data:) leads nowhere.
export function safeAddress(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  return /^https?:\/\//i.test(full) ? full : "#";
}

const MAKERS = {
  text_link: (entity, covered, act) => link(entity.url, act),
  url: (entity, covered, act) => link(covered, act),
  bot_command: (entity, covered, act) => same(pressable("e-command", covered, () => act.command(covered))),
  code: (entity, covered, act) => same(pressable("e-code", `${word("copy")}: ${covered}`, () => act.copy(covered))),
  spoiler: () => same(pressable("e-spoiler", word("spoiler"), reveal)),
  blockquote: () => quote(false),
  expandable_blockquote: () => quote(true),
  pre: preformatted,
};

const same = (node) => [node, node];

function reveal(node) {
  node.classList.add("shown");
  node.removeAttribute("aria-label");
}

function preformatted(entity, covered, act) {
  const inner = el("code");
  const copy = el("button", { type: "button", class: "pre-copy", "aria-label": word("copy"), title: word("copy") }, icon("copy"));
  copy.addEventListener("click", () => act.copy(covered));
  const head = el("div", { class: "pre-head" }, el("span", {}, entity.language ?? ""), copy);
  return [el("div", { class: "e-pre" }, head, el("pre", {}, inner)), inner];
}

function quote(expandable) {
  const inner = el("div", { class: "quote-text" });
  const outer = el("blockquote", { class: expandable ? "expandable" : "" }, inner, icon("quote"));
  if (expandable) {
    const toggle = el("button", { type: "button", class: "quote-toggle", "aria-expanded": "false", "aria-label": word("expand") }, icon("down"));
    const flip = (event) => {
      event.stopPropagation();
      const open = outer.classList.toggle("open");
      toggle.setAttribute("aria-expanded", String(open));
      toggle.setAttribute("aria-label", word(open ? "collapse" : "expand"));
    };
    toggle.addEventListener("click", flip);
    outer.addEventListener("click", (event) => {
      if (!event.target.closest("a, [role=button]") && !String(getSelection())) flip(event);
    });
    outer.append(toggle);
  }
  return [outer, inner];
}

// A long quotation only folds when it is long; called once it is on the page.
export function settleQuotes(node) {
  for (const outer of node.querySelectorAll("blockquote.expandable")) {
    const inner = outer.querySelector(".quote-text");
    outer.classList.toggle("short", inner.scrollHeight <= inner.clientHeight + 2 && !outer.classList.contains("open"));
  }
}
