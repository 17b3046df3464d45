// Pictures are made small before they are sent, as Telegram's own programs do it.

const LONGEST_SIDE = 1280;
const PLAIN = new Set(["image/jpeg", "image/png", "image/webp"]);

export async function readyPicture(file) {
  if (!file.type.startsWith("image/") || file.type === "image/svg+xml") return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && PLAIN.has(file.type)) return file;
    return await drawn(bitmap, scale, file.name);
  } catch {
    return file;
  }
}

async function drawn(bitmap, scale, name) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const content = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.87));
  return new File([content], name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}
