// Normalise, do not scold: what people type on a Japanese keyboard, as the API wants it.

/** Full-width letters, digits and signs as half-width ones, no spaces. */
export function halfWidth(text: string): string {
  return text.normalize("NFKC").replace(/[ー―‐−–]/g, "-").replace(/\s+/g, "");
}

/** Digits only; everything else (spaces, hyphens, slashes, 年月日) is dropped. */
export function digits(text: string): string {
  return text.normalize("NFKC").replace(/\D+/g, "");
}

/** A name in kana with one plain space between its parts. */
export function kana(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}
