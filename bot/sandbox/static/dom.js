// Small helpers to build elements. Text only ever becomes text nodes.

import { shownText } from "./emoji.js";

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== "") node.append(typeof child === "string" ? shownText(child) : child);
  }
  return node;
}

export const byId = (id) => document.getElementById(id);

const PATHS = {
  send: "M3.4 20.4 21 12 3.400 3.600 3.400 10.100 14.500 12 3.400 13.900z",
  attach: "M20 11.500l-7.800 7.800a5 5 0 0 1-7.100-7.100l8.300-8.300a3.400 3.400 0 0 1 4.800 4.800l-8.300 8.300a1.700 1.700 0 0 1-2.400-2.400l7.400-7.400",
  slash: "M6 3.500h12A2.500 2.500 0 0 1 20.500 6v12a2.500 2.500 0 0 1-2.500 2.500H6A2.500 2.500 0 0 1 3.500 18V6A2.500 2.500 0 0 1 6 3.500zM14 8l-4 8",
  reply: "M10 6 4 11.500 10 17v-3.500c4.500 0 7.500 1.200 10 4.500-.6-5-3.500-9-10-9.500z",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.500l6 6 6-6",
  link: "M8 16L16.500 7.500M9 7h8v8",
  clock: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500V12l3 2",
  file: "M7 3.500h7l4 4V20.500H7zM14 3.500V8h4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01",
  quote: "M7 7h4v4c0 3-1 4.500-4 6M14 7h4v4c0 3-1 4.500-4 6",
  forward: "M14 6l6 5.500L14 17v-3.500c-4.500 0-7.500 1.200-10 4.500.6-5 3.500-9 10-9.500z",
  check: "M5 12.500l4.500 4.500L19 7.500",
  reset: "M5 12a7 7 0 1 0 2-4.900M5 4v4h4",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

// The first letter of a name: for Latin names the initials, for Chinese ones the last two characters.
export function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/^[\p{Script=Latin}\d]/u.test(name)) return words.map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  const characters = [...words[0].replace(/[·・「」]/g, "")];
  return characters.length > 3 ? characters[0] : characters.slice(-2).join("");
}

export function paintAvatar(node, name, colour, image) {
  node.replaceChildren(image ? el("img", { src: image, alt: "" }) : initials(name));
  node.style.setProperty("--colour", colour);
  node.classList.toggle("has-image", Boolean(image));
  return node;
}
