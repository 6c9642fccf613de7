// Days as people type them, read back beside the field. The API reads them by the same rules (`domain::read`) and has
// the last word.
import { ERAS, daysIn, zeroOf } from "./dates";
import { halfWidth } from "./normalise";

/** YYYY-MM-DD of 2026/4/1, 20260401, 2026年4月1日, 令和8年4月1日, R8.4.1; null where there is no such day. */
export function readDay(typed: string): string | null {
  const text = halfWidth(typed).toUpperCase();
  const era = ERAS.find(([name, letter]) => text.startsWith(name) || text.startsWith(letter));
  const [name, letter, first] = era ?? ["", "", "1868-01-01"];
  const behind = text.slice((text.startsWith(name) ? name : letter).length);
  const rest = era ? behind.replace("元", "1") : behind;
  const plain = era ? /^(\d{2})(\d{2})(\d{2})日?$/ : /^(\d{4})(\d{2})(\d{2})日?$/;
  const [, y, m, d] = plain.exec(rest) ?? /^(\d{1,4})[-ー/.年月](\d{1,2})[-ー/.年月](\d{1,2})日?$/.exec(rest) ?? [];
  const [year, month, day] = [Number(y) + (era ? zeroOf(first) : 0), Number(m), Number(d)];
  if (!y || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const found = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  return found < first ? null : found;
}
