// Days as people type them, read back beside the field. The API reads them by the same rules
// (`survey::parse::day`) and has the last word.
import { daysIn } from "./dates";

const ERAS: [name: string, letter: string, zero: number, first: string][] = [
  ["令和", "r", 2018, "2019-05-01"],
  ["平成", "h", 1988, "1989-01-08"],
  ["昭和", "s", 1925, "1926-12-25"],
  ["大正", "t", 1911, "1912-07-30"],
];

/** YYYY-MM-DD of 2026/4/1, 20260401, 2026年4月1日, 令和8年4月1日, R8.4.1; null where there is no such day. */
export function readDay(typed: string): string | null {
  const text = typed.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  const era = ERAS.find(([name, letter]) => text.startsWith(name) || text.startsWith(letter));
  const rest = era ? text.replace(/^(\D{1,2}?)(?=[\d元])/, "").replace("元", "1") : text;
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})$/.exec(rest) ?? /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(rest) ?? [];
  if (!y) return null;
  const year = Number(y) + (era?.[2] ?? 0);
  const month = Number(m);
  const day = Number(d);
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const found = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return era && (found < era[3] || Number(y) < 1) ? null : found;
}
