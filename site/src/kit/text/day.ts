// Days as people type them, read back beside the field. The API reads them by the same rules and has the last word.
import { ERAS, daysIn, zeroOf } from "./dates";

/** YYYY-MM-DD of 2026/4/1, 20260401, 2026年4月1日, 令和8年4月1日, R8.4.1; null where there is no such day. */
export function readDay(typed: string): string | null {
  const text = typed.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  // A birth in 明治 is nobody's any more.
  const [name, letter, first] = ERAS.slice(1).find(([name, letter]) => text.startsWith(name) || text.startsWith(letter)) ?? [];
  const rest = name && letter ? text.slice(text.startsWith(name) ? name.length : letter.length).replace("元", "1") : text;
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})$/.exec(rest) ?? /^(\d{1,4})[-/.年月](\d{1,2})[-/.年月](\d{1,2})日?$/.exec(rest) ?? [];
  const year = Number(y) + (first ? zeroOf(first) : 0);
  const [month, day] = [Number(m), Number(d)];
  if (!y || year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const found = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return first && (found < first || Number(y) < 1) ? null : found;
}
