// Amounts as people type them, read back beside the field and summed. The API reads them by the same rules
// (`domain::read`) and has the last word.
import { halfWidth } from "./normalise";

const MOST = 999_999_999;

/** Whole yen of 1300000, 1,300,000円, １３０万, 108万3千円; null where it is not clear. */
export function readYen(typed: string): number | null {
  const text = halfWidth(typed).replace(/^[¥\\]+/, "").replace(/円+$/, "");
  const [, man, rest] = /^([^万]*)万(.*)$/.exec(text) ?? [];
  const amount = man === undefined ? whole(text) : sum(scaled(man, 10_000), belowMan(rest ?? ""));
  return amount !== null && amount <= MOST ? amount : null;
}

/** 1,300,000円 */
export function yen(amount: number): string {
  return `${amount.toLocaleString("ja-JP")}円`;
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function belowMan(text: string): number | null {
  if (text === "") return 0;
  const [, sen, rest] = /^([^千]*)千(.*)$/.exec(text) ?? [];
  const amount = sen === undefined ? whole(text) : sum(scaled(sen, 1000), rest ? below(whole(rest), 1000) : 0);
  return below(amount, 10_000);
}

const below = (amount: number | null, limit: number) => (amount !== null && amount < limit ? amount : null);

function whole(text: string): number | null {
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(text) ? Number(text.replaceAll(",", "")) : null;
}

/** 130.5 with 10,000 as 1,305,000, where that is a whole number. */
function scaled(text: string, unit: number): number | null {
  const [, head = "", fraction = ""] = /^([\d,]+)(?:\.(\d+))?$/.exec(text) ?? [];
  const zeros = String(unit).length - 1;
  if (fraction.length > zeros) return null;
  const front = whole(head);
  return front === null ? null : front * unit + Number(fraction.padEnd(zeros, "0"));
}
