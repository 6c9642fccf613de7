// What a chosen file is, and pictures made ready: re-encoded by a canvas, which leaves out EXIF (place,
// device, time) and makes photographs of any size fit.

export type Kind = "image/jpeg" | "image/png" | "image/heic" | "application/pdf";

/** What a file dialogue offers. */
export const TAKEN = "image/jpeg,image/png,image/heic,image/heif,application/pdf,.jpg,.jpeg,.png,.heic,.heif,.pdf";

/** Longest side after re-encoding, in pixels: an A4 page stays readable, phones can hold it. */
const LONGEST = 3508;

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "mif1"];

/** The kind by the first bytes; null for anything that is not taken. */
export function kindOf(head: Uint8Array): Kind | null {
  const text = String.fromCharCode(...head.subarray(0, 16));
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("%PDF-")) return "application/pdf";
  return text.slice(4, 8) === "ftyp" && HEIC_BRANDS.includes(text.slice(8, 12)) ? "image/heic" : null;
}

/** Whether this browser shows the kind, so that it can be previewed and blacked out. */
export const isPicture = (kind: Kind) => kind === "image/jpeg" || kind === "image/png";

/** A black rectangle, in percent of the picture's width and height. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The picture drawn anew with black areas; null where it cannot be decoded (the API then says why). */
export async function redraw(file: Blob, kind: Kind, areas: Area[]): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return null;
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  paint(canvas, bitmap, areas);
  bitmap.close();
  const made = await encoded(canvas, kind);
  // A large PNG of a photograph: the same picture as JPEG.
  return made && made.size > 8_000_000 ? encoded(canvas, "image/jpeg") : made;
}

const encoded = (canvas: HTMLCanvasElement, kind: Kind) =>
  new Promise<Blob | null>((done) => canvas.toBlob(done, kind, 0.9));

/** Draws picture and areas; a white ground for what is transparent. */
export function paint(canvas: HTMLCanvasElement, picture: CanvasImageSource, areas: Area[]): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { width, height } = canvas;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  pen.fillStyle = "#000";
  for (const area of areas)
    pen.fillRect((area.x / 100) * width, (area.y / 100) * height, (area.width / 100) * width, (area.height / 100) * height);
}

/** The file's name with the ending of its kind. */
export function nameFor(name: string, kind: string): string {
  if (kind !== "image/jpeg" || /\.jpe?g$/i.test(name)) return name;
  return `${name.replace(/\.[^.]*$/, "")}.jpg`;
}

/** 1,234 KB or 1.2 MB. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("ja-JP")} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
