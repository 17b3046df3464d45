// Short notices, the bot's alerts, and the picture viewer.

import { byId, el, icon } from "./dom.js";
import { shownText } from "./emoji.js";
import { knows, word } from "./words.js";

const SHOWN_MS = 3200;

export function toast(text, kind = "") {
  const note = el("div", { class: `toast ${kind}`, "data-testid": "toast" }, text);
  byId("toasts").append(note);
  setTimeout(() => note.classList.add("going"), SHOWN_MS);
  setTimeout(() => note.remove(), SHOWN_MS + 300);
}

export function problem(error) {
  toast(error.code && knows(error.code) ? word(error.code) : word("failed", { reason: error.message }), "bad");
}

export function alertBox(text) {
  byId("alert-text").replaceChildren(shownText(text));
  byId("alert-close").textContent = word("ok");
  byId("alert").showModal();
}

export function showPicture(address, label) {
  const image = byId("viewer-image");
  image.src = address;
  image.alt = label;
  byId("viewer").showModal();
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByHand(text);
  }
  toast(word("copied"));
}

// Without a secure context there is no clipboard interface; a selection still works.
function copyByHand(text) {
  const field = el("textarea", { class: "offscreen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

export function beginNotices() {
  byId("viewer-close").append(icon("close"));
  byId("viewer-close").addEventListener("click", () => byId("viewer").close());
  byId("viewer").addEventListener("click", (event) => event.target === byId("viewer") && byId("viewer").close());
}
