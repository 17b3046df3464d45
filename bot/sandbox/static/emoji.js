// Emoji for machines without an emoji font (a bare Linux, say): the ones a bot is likely to use, drawn by us.

const GREEN = "#2fa866";
const RED = "#dd4b39";
const YELLOW = "#f2b31b";
const BLUE = "#3b82d0";
const GREY = "#7c8a87";
const DARK = "#37433f";
const PALE = "#e9eeec";
const BROWN = "#b98a55";
const CIRCLE = "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z";
const SQUARE = "M5 2h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z";
const CHECK = "M5.300 10.400l1.500-1.500 2.200 2.200 4.700-4.800 1.500 1.500L9 14.100z";
const SHEET = "M4.500 2h8l3.500 3.500V18h-11.500z";
const LINES = "M7 8h6v1.300H7zM7 10.800h6v1.300H7zM7 13.600h4v1.300H7z";
const HOURGLASS = [["M4 2h12v2H4zM4 16h12v2H4z", BROWN], ["M5.500 4h9c0 3-1.500 4.500-3.500 6 2 1.500 3.500 3 3.500 6h-9c0-3 1.500-4.500 3.500-6-2-1.500-3.500-3-3.500-6z", "#cfe5ee"], ["M7.500 15.500c.3-1.700 1.300-2.400 2.500-3.300 1.200.9 2.200 1.600 2.500 3.300zM7.800 7.500h4.400L10 9.600z", YELLOW]];
const ROUND_ARROWS = [[SQUARE, BLUE], ["M5 9a5 5 0 0 1 8.600-2.500l1.100-1.100v3.900h-3.900l1.500-1.500A3.400 3.400 0 0 0 6.700 9zM15 11a5 5 0 0 1-8.600 2.500l-1.100 1.100v-3.900h3.900l-1.500 1.500a3.400 3.400 0 0 0 5.600-1.200z", "#fff"]];
const PERSON = "M10 3a3.400 3.400 0 1 1 0 6.800A3.400 3.400 0 0 1 10 3zM3.500 17c0-3.700 2.700-6 6.500-6s6.500 2.300 6.500 6z";
const CALENDAR = [["M3 4h14v13H3z", PALE], ["M3 4h14v4H3z", RED], ["M6 2h1.600v3.500H6zM12.400 2H14v3.500h-1.600z", GREY], ["M6 10h2v2H6zM9 10h2v2H9zM12 10h2v2h-2zM6 13.200h2v2H6zM9 13.200h2v2H9z", GREY]];
const CAR = [["M2.500 10.500L4.600 6c.4-.9 1-1.300 2-1.300h6.800c1 0 1.600.4 2 1.300l2.100 4.500v5.200h-2.800v-1.500H5.300v1.500H2.500z", RED], ["M5 9.800l1.300-2.900h7.400L15 9.800z", "#cfe5ee"], ["M4 11.300h2.500v1.400H4zM13.500 11.300H16v1.400h-2.500z", "#ffe9a8"]];
const WRENCH = [["M13 2.500a4.300 4.300 0 0 0-4 5.800l-6.300 6.300a2 2 0 0 0 2.800 2.800l6.300-6.300a4.300 4.300 0 0 0 5.600-5.300L14.800 8 12 7.400 11.500 4.700 13.900 2.500z", GREY]];
const CHART = [["M2.500 2.500h15v15h-15z", PALE], ["M5 11h2.400v4.500H5zM8.800 8h2.400v7.500H8.800zM12.600 5H15v10.500h-2.400z", BLUE]];

const DRAWN = {
  "🟢": [[CIRCLE, GREEN]], "🟡": [[CIRCLE, YELLOW]], "🔴": [[CIRCLE, RED]], "🟠": [[CIRCLE, "#ee8a2c"]],
  "🔵": [[CIRCLE, BLUE]], "🟣": [[CIRCLE, "#8a63c9"]], "⚫": [[CIRCLE, DARK]], "⚪": [[CIRCLE, "#cfd8d5"], ["M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13z", "#f7faf9"]],
  "✅": [[SQUARE, GREEN], [CHECK, "#fff"]], "☑": [[SQUARE, BLUE], [CHECK, "#fff"]], "✔": [[CHECK, GREEN]],
  "❌": [["M4.500 3l5.500 5.500L15.500 3 17 4.500 11.500 10l5.500 5.500-1.500 1.500-5.500-5.500L4.500 17 3 15.500 8.500 10 3 4.500z", RED]],
  "⛔": [[CIRCLE, RED], ["M5 8.500h10v3H5z", "#fff"]], "🛑": [["M6.700 2h6.600L18 6.700v6.600L13.300 18H6.700L2 13.300V6.700z", RED]],
  "⚠": [["M10 2.500l8.500 15h-17z", YELLOW], ["M9.200 7.500h1.600l-.3 5.200h-1zM9.200 14h1.600v1.600H9.200z", DARK]],
  "❗": [["M8.500 2.500h3l-.5 10H9zM8.500 14.500h3v3h-3z", RED]], "‼": [["M4.500 2.500h3l-.5 10H5zM4.500 14.500h3v3h-3zM12.500 2.500h3l-.5 10h-2zM12.500 14.500h3v3h-3z", RED]],
  "❓": [["M6 6.500C6.200 3.900 7.900 2.500 10.200 2.500c2.300 0 4 1.400 4 3.600 0 3-3 3.200-3 6.400H8.600c0-4 2.700-4.300 2.700-6.200 0-.8-.5-1.300-1.200-1.300-.8 0-1.300.6-1.400 1.500zM8.500 14.500h3v3h-3z", RED]],
  "⏸": [[SQUARE, BLUE], ["M6.500 6h2.500v8H6.500zM11 6h2.500v8H11z", "#fff"]], "▶": [[SQUARE, BLUE], ["M7 5.500l7.500 4.500L7 14.500z", "#fff"]],
  "⏳": HOURGLASS, "⌛": HOURGLASS, "🔄": ROUND_ARROWS, "♻": [[SQUARE, GREEN], ROUND_ARROWS[1]], "🔁": ROUND_ARROWS,
  "↩": [[SQUARE, BLUE], ["M8.500 5L4.500 9l4 4v-3h3.300c1.300 0 2 .8 2 2.200V14h1.900v-2c0-2.500-1.500-4-3.900-4H8.500z", "#fff"]],
  "⏰": [["M10 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", RED], ["M10 6a5 5 0 1 0 0 10 5 5 0 0 0 0-10z", "#fff"], ["M9.300 8h1.400v2.700l2 1.200-.7 1.100-2.700-1.600zM3 2.700l3 1.600-3 3.200zM17 2.700l-3 1.600 3 3.200z", DARK]],
  "🕗": [[CIRCLE, PALE], ["M9.300 5h1.400v5l-3 2-.8-1.200 2.400-1.600z", DARK]], "🔔": [["M10 2.500a5 5 0 0 1 5 5c0 4.500 2 5.200 2 7H3c0-1.800 2-2.500 2-7a5 5 0 0 1 5-5zM8 15.500h4a2 2 0 0 1-4 0z", YELLOW]],
  "🚨": [["M5.500 15V9a4.500 4.500 0 0 1 9 0v6z", RED], ["M3.500 15h13v3h-13z", DARK]],
  "🔒": [["M6 9V6.500a4 4 0 0 1 8 0V9h-1.900V6.500a2.100 2.100 0 0 0-4.200 0V9z", GREY], ["M4 8.500h12v9H4z", YELLOW]], "🔑": [["M7 2.500a4.500 4.500 0 1 0 2.800 8l6 6H18v-2.500h-2v-2h-2l-2.700-2.700A4.500 4.500 0 0 0 7 2.500zM6 5a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3z", YELLOW]],
  "📦": [["M3 6l7-3.500L17 6v9l-7 3.500L3 15z", BROWN], ["M3 6l7 3.500L17 6v1.800l-7 3.500-7-3.500zM9.300 9.500h1.400v8.700H9.300z", "#8f6536"]],
  "📤": [["M2.500 11h4l1.200 2h4.600l1.200-2h4V17h-15z", GREY], ["M10 2l4 4h-2.700v5.500H8.700V6H6z", BLUE]], "📥": [["M2.500 11h4l1.200 2h4.600l1.200-2h4V17h-15z", GREY], ["M10 11.500l4-4h-2.700V2H8.700v5.500H6z", GREEN]],
  "🏢": [["M4 2h12v16H4z", "#6f95b5"], ["M6.500 4.500h2v2h-2zM11.500 4.500h2v2h-2zM6.500 8.200h2v2h-2zM11.500 8.200h2v2h-2zM6.500 11.900h2v2h-2zM11.500 11.900h2v2h-2zM9 15h2v3H9z", "#eaf3fa"]],
  "🔧": WRENCH, "🛠": WRENCH, "🧰": [["M3 7h14v10H3z", RED], ["M7 7V4h6v3h-1.600V5.500H8.600V7zM3 10.500h14V12H3z", DARK]],
  "🛡": [["M10 1.800c2.600 1.700 5 2.300 7 2.400V9c0 4.600-2.900 7.500-7 9.200C5.900 16.500 3 13.600 3 9V4.200c2-.1 4.400-.7 7-2.400z", "#4d8f83"], ["M10 4.300c1.700 1 3.300 1.500 5 1.700v3c0 3.200-1.900 5.300-5 6.800z", "#86c4b6"]],
  "⚖": [["M9.200 3h1.600v12h2.700v1.800h-7V15h2.700zM3 5h14v1.400H3z", BROWN], ["M1.500 11L4 6l2.500 5a2.500 2.500 0 0 1-5 0zM13.500 11L16 6l2.500 5a2.500 2.500 0 0 1-5 0z", YELLOW]],
  "💳": [["M2 4.500h16v11H2z", BLUE], ["M2 7h16v2.400H2z", DARK], ["M4 11.800h5V13H4z", "#fff"]], "💰": [["M7.500 2h5L11.300 5C15 6.500 17 10 17 13.200 17 16.500 14.500 18 10 18s-7-1.500-7-4.800C3 10 5 6.500 8.700 5z", YELLOW], ["M9.300 8.500h1.400V10H13v1.300h-2.300v1H13v1.300h-2.300V15H9.300v-1.400H7v-1.300h2.300v-1H7V10h2.300z", "#8a5d10"]],
  "🧾": [["M4 2l1.500 1.200L7 2l1.500 1.200L10 2l1.500 1.200L13 2l1.500 1.200L16 2v16l-1.500-1.200L13 18l-1.500-1.200L10 18l-1.500-1.200L7 18l-1.500-1.200L4 18z", PALE], ["M6.500 6h7v1.300h-7zM6.500 9h7v1.300h-7zM6.500 12h4v1.300h-4z", GREY]],
  "⭐": [["M10 1.800l2.600 5.300 5.800.8-4.200 4.100 1 5.800L10 15l-5.200 2.800 1-5.800L1.600 7.900l5.800-.8z", YELLOW]], "🌟": [["M10 1.800l2.600 5.300 5.800.8-4.200 4.100 1 5.800L10 15l-5.200 2.800 1-5.800L1.600 7.900l5.800-.8z", YELLOW]],
  "🚗": CAR, "🚙": CAR, "🚘": CAR, "📷": [["M2 6h3.500L7 3.800h6L14.500 6H18v10.500H2z", DARK], ["M10 7.500a3.700 3.700 0 1 0 0 7.400 3.700 3.700 0 0 0 0-7.400z", "#9ccbe0"]], "📸": [["M2 6h3.500L7 3.800h6L14.500 6H18v10.500H2z", DARK], ["M10 7.500a3.700 3.700 0 1 0 0 7.400 3.700 3.700 0 0 0 0-7.400z", "#9ccbe0"]],
  "📅": CALENDAR, "📆": CALENDAR, "🗓": CALENDAR, "📞": [["M5.300 2.500L8 7 6.300 8.700c.9 2 2.500 3.700 4.700 4.800L12.800 12l4.500 2.500c-.3 2-1.500 3-3 3C8.500 17 3 11.500 2.500 5.700c0-1.600.9-2.900 2.800-3.200z", GREEN]], "☎": [["M5.300 2.500L8 7 6.300 8.700c.9 2 2.500 3.700 4.700 4.800L12.800 12l4.500 2.500c-.3 2-1.500 3-3 3C8.500 17 3 11.500 2.500 5.700c0-1.600.9-2.900 2.800-3.200z", RED]],
  "📋": [["M4 3.500h12V18H4z", BROWN], ["M5.500 5h9v11.500h-9z", "#fff"], ["M7.500 2h5v3.200h-5z", GREY], [LINES, GREY]], "📝": [[SHEET, PALE], [LINES, GREY], ["M16.500 8.500l1.500 1.500-5.500 5.500-2 .5.500-2z", YELLOW]],
  "📄": [[SHEET, PALE], [LINES, GREY]], "📑": [[SHEET, PALE], [LINES, GREY]], "📊": CHART, "📈": [["M2.500 2.500h15v15h-15z", PALE], ["M4.500 13.200L8 9.700l2.500 2.500 4-4.700V10H16V5h-5v1.500h2.300l-2.900 3.400L8 7.500l-4.500 4.500z", RED]], "📉": [["M2.500 2.500h15v15h-15z", PALE], ["M4.500 6.800L8 10.300l2.500-2.500 4 4.700V10H16v5h-5v-1.500h2.300l-2.900-3.400L8 12.500 3.500 8z", BLUE]],
  "🎁": [["M3 9.500h14V18H3z", RED], ["M2 6h16v3.500H2z", "#c23a2a"], ["M9 6h2v12H9zM10 6C7 6 5.500 5 5.500 3.700 5.500 1.500 9 2 10 6c1-4 4.500-4.500 4.500-2.300C14.500 5 13 6 10 6z", YELLOW]],
  "👤": [[PERSON, GREY]], "👥": [["M6.500 4a2.900 2.900 0 1 1 0 5.800 2.900 2.900 0 0 1 0-5.800zM1 16.500c0-3.300 2.300-5.400 5.500-5.400s5.500 2.100 5.500 5.400zM13.500 4.500a2.600 2.600 0 1 1 0 5.200 2.600 2.600 0 0 1 0-5.200zM13.400 16.500c0-2-.5-3.500-1.500-4.700 3.400-1.300 7.100.6 7.100 4.700z", GREY]],
  "🙋": [[PERSON, BLUE]], "👷": [[PERSON, YELLOW]], "👍": [["M2.500 9h3v8.500h-3zM6.500 9.500L10 2.500c1.500 0 2.200 1 2 2.500l-.4 3h4.600c1 0 1.600.8 1.400 1.800l-1.300 6.300c-.2.900-.8 1.400-1.700 1.400H6.500z", YELLOW]], "👌": [["M2.500 9h3v8.500h-3zM6.500 9.500L10 2.500c1.500 0 2.200 1 2 2.500l-.4 3h4.600c1 0 1.600.8 1.400 1.800l-1.300 6.300c-.2.900-.8 1.400-1.700 1.400H6.500z", YELLOW]],
  "➡": [[SQUARE, BLUE], ["M10 5l5 5-5 5v-3.500H5v-3h5z", "#fff"]], "⬅": [[SQUARE, BLUE], ["M10 5l-5 5 5 5v-3.500h5v-3h-5z", "#fff"]], "⬆": [[SQUARE, BLUE], ["M5 10l5-5 5 5h-3.500v5h-3v-5z", "#fff"]], "⬇": [[SQUARE, BLUE], ["M5 10l5 5 5-5h-3.500V5h-3v5z", "#fff"]],
  "📌": [["M7 2h6v1.800l-1 .7.5 4 2.500 2V12h-4.200L10 18l-.8-6H5v-1.500l2.500-2 .5-4-1-.7z", RED]], "📍": [["M10 2a5.500 5.500 0 0 1 5.500 5.500C15.500 11.500 10 18 10 18S4.500 11.500 4.500 7.500A5.500 5.500 0 0 1 10 2zm0 3.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4z", RED]],
  "🔍": [["M8.500 2.500a6 6 0 1 0 3.500 10.900l4 4 1.600-1.600-4-4A6 6 0 0 0 8.500 2.500zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", GREY]], "🔎": [["M8.500 2.500a6 6 0 1 0 3.500 10.900l4 4 1.600-1.600-4-4A6 6 0 0 0 8.500 2.500zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", GREY]],
  "🗑": [["M4 5h12l-1 13H5zM7.500 2h5v1.500H17V5H3V3.500h4.500z", GREY]], "✏": [["M14 2.500L17.500 6 7 16.500l-4.500 1 1-4.500z", YELLOW]], "🖊": [["M14 2.500L17.500 6 7 16.500l-4.500 1 1-4.500z", BLUE]],
  "💬": [["M3 3.500h14v10.500H9l-4 3.500V14H3z", "#9db8b2"], ["M6 8h1.800v1.800H6zM9.100 8h1.800v1.800H9.100zM12.200 8H14v1.800h-1.800z", "#fff"]], "📣": [["M3 8l9-4.500v11L3 12zM4.500 12.500h2.300L8 17H5.700zM13.500 7.500a3 3 0 0 1 0 3.500z", RED]], "📢": [["M3 8l9-4.500v11L3 12zM4.500 12.500h2.300L8 17H5.700zM13.500 7.500a3 3 0 0 1 0 3.500z", RED]],
  "🏁": [["M4 2h1.500v16H4z", DARK], ["M5.500 3H17v8.500H5.500z", PALE], ["M5.500 3h3v2.800h-3zM11.500 3h3v2.800h-3zM8.500 5.800h3v2.800h-3zM14.500 5.800H17v2.800h-2.500zM5.500 8.600h3v2.900h-3zM11.500 8.600h3v2.900h-3z", DARK]],
  "🤝": [["M2 6l4-1.500L10 6l4-1.500L18 6v6.500l-2 .5-4.500 3.500a2 2 0 0 1-2.500 0L4 13l-2-.5z", YELLOW], ["M7 10l3-2.500 5 4.500-1 1-3.500-2.500L8.500 11z", BROWN]], "🎉": [["M3 17.500L7 7l6 6z", YELLOW], ["M10 2.500h1.600v3H10zM14.500 8.500h3v1.600h-3zM13 5.500l2.200-2.200 1.100 1.100-2.200 2.200z", RED]],
  "💡": [["M10 2a5.500 5.500 0 0 1 3 10.100V14H7v-1.900A5.500 5.500 0 0 1 10 2z", YELLOW], ["M7.500 15h5v1.300h-5zM8.500 17h3v1h-3z", GREY]], "🏠": [["M10 2.500l8 7h-2.500V17h-11V9.500H2z", BROWN]], "🔗": [["M8 12l4-4 1.200 1.200-4 4zM5 9.500l2.500-2.500L8.700 8.200 6.200 10.700a2 2 0 0 0 3 3l2.500-2.500 1.200 1.200L10.400 15A3.700 3.700 0 1 1 5 9.500zM9.600 5A3.700 3.700 0 1 1 15 10.500L12.500 13l-1.200-1.200 2.500-2.500a2 2 0 0 0-3-3L8.300 8.800 7.100 7.600z", GREY]],
};
const UNKNOWN = [[SQUARE, "#b9c6c2"]];
const EMOJI = /\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]*)*/gu;

// Whether this machine has an emoji font: then a green circle comes out green.
function hasEmojiFont() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 20;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = "16px sans-serif";
  pen.fillText("🟢", 0, 16);
  const pixels = pen.getImageData(0, 0, 20, 20).data;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] > 200 && Math.abs(pixels[at] - pixels[at + 1]) > 40) return true;
  }
  return false;
}

const drawing = !hasEmojiFont();

// Text as it should be shown: itself, or with its emoji drawn.
export function shownText(text) {
  if (!drawing || !text) return text;
  const piece = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(EMOJI)) {
    const bare = match[0].replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F].*$/u, "");
    const shapes = DRAWN[bare] ?? (bare.codePointAt(0) > 0xffff ? UNKNOWN : null);
    if (!shapes) continue;
    piece.append(text.slice(at, match.index), picture(match[0], shapes));
    at = match.index + match[0].length;
  }
  piece.append(text.slice(at));
  return piece;
}

function picture(character, shapes) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "emoji");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", character);
  for (const [line, colour] of shapes) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", line);
    path.setAttribute("fill", colour);
    svg.append(path);
  }
  return svg;
}
