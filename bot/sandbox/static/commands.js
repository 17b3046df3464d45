// The command menu: opened by its button or by typing "/", filtered by what is typed.

import { byId, el, icon } from "./dom.js";
import { look, store } from "./store.js";
import { word } from "./words.js";

let commands = [];
let shown = [];
let chosen = 0;
let choose = () => {};
let insert = () => {};

const panel = () => byId("menu-panel");
export const menuIsOpen = () => !panel().hidden;

export function beginMenu(onChoose, onInsert) {
  choose = onChoose;
  insert = onInsert;
  byId("menu").append(icon("slash"));
  byId("menu").addEventListener("click", () => {
    if (menuIsOpen()) closeMenu();
    else openMenu("");
    byId("composer").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#menu-panel, #menu, #composer")) closeMenu();
  });
}

export async function loadCommands() {
  const { me, chatId } = store;
  const answer = await look("menu", { user_id: me, chat_id: chatId }).catch(() => ({ commands: [] }));
  if (me === store.me && chatId === store.chatId) commands = answer.commands;
}

// What stands in the message box decides: "/" and letters open the menu, anything else closes it.
export function followTyping(text) {
  const typed = /^\/([a-z0-9_]*)$/i.exec(text);
  const fitting = typed && commands.some((command) => command.command.startsWith(typed[1].toLowerCase()));
  if (fitting) openMenu(typed[1].toLowerCase());
  else closeMenu();
}

function openMenu(filter) {
  shown = commands.filter((command) => command.command.startsWith(filter));
  chosen = 0;
  draw();
  panel().hidden = false;
  byId("menu").setAttribute("aria-expanded", "true");
}

export function closeMenu() {
  panel().hidden = true;
  byId("menu").setAttribute("aria-expanded", "false");
  byId("composer").removeAttribute("aria-activedescendant");
}

function draw() {
  const none = word(commands.length ? "noMatch" : "noCommands");
  panel().replaceChildren(...(shown.length ? shown.map(line) : [el("p", { class: "menu-none" }, none)]));
  panel().scrollTop = 0;
  mark();
}

function line(command, index) {
  const fill = el("button", { type: "button", class: "menu-insert", tabindex: "-1", "aria-label": word("insert"), title: word("insert") }, icon("edit"));
  fill.addEventListener("click", (event) => {
    event.stopPropagation();
    pick(index, insert);
  });
  const node = el("div", { class: "menu-line", role: "option", id: `option-${index}`, "data-testid": `command-${command.command}` },
    el("b", {}, `/${command.command}`), el("span", {}, command.description), fill);
  node.addEventListener("click", () => pick(index, choose));
  node.addEventListener("pointermove", () => {
    chosen = index;
    mark();
  });
  return node;
}

function mark() {
  [...panel().querySelectorAll(".menu-line")].forEach((node, index) => {
    node.setAttribute("aria-selected", String(index === chosen));
  });
  if (shown.length) byId("composer").setAttribute("aria-activedescendant", `option-${chosen}`);
}

function pick(index, how) {
  closeMenu();
  how(`/${shown[index].command}`);
}

// Keys while the menu is open; true when the key was for the menu.
export function menuKey(event) {
  if (!menuIsOpen()) return false;
  if (event.key === "Escape") closeMenu();
  else if (!shown.length) return false;
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && !event.shiftKey) pick(chosen, choose);
  else if (event.key === "Tab") pick(chosen, insert);
  else return false;
  event.preventDefault();
  return true;
}

function step(by) {
  chosen = (chosen + by + shown.length) % shown.length;
  mark();
  byId(`option-${chosen}`).scrollIntoView({ block: "nearest" });
}
