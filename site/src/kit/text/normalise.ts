// Normalise, do not scold: what people type on a Japanese keyboard, as the API reads it (`domain::read`).

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]/gu;
const DASHES = /[\u2010-\u2015\u2212\u2500\u2501゠]/g;

/** In one width, without what nobody sees and without space at either end. */
const even = (text: string) => text.normalize("NFKC").replace(INVISIBLE, "").trim();

/** A code or address in half width, without spaces, with plain dashes; ー is one only where no Japanese stands around. */
export function halfWidth(text: string): string {
  const plain = even(text).replace(/\s+/g, "").replace(DASHES, "-");
  const dashed = plain.replaceAll("ー", "-");
  return /^[\x00-\x7f]*$/.test(dashed) ? dashed : plain;
}

/** Digits only; everything else (spaces, hyphens, slashes, 年月日) is dropped. */
export function digits(text: string): string {
  return text.normalize("NFKC").replace(/\D+/g, "");
}

/** A name in kana with one plain space between its parts. */
export function kana(text: string): string {
  return even(text).replace(/\s+/g, " ");
}
