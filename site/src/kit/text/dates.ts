// Dates as a member reads them: Asia/Tokyo, with weekday, 和暦 beside the year where it helps.

const ZONE = "Asia/Tokyo";
const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];

/** "2026-12-18" as 2026年12月18日(金). */
export function longDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) return date;
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${year}年${month}月${day}日(${weekday})`;
}

/** "2026-12-18" as 2026.12.18, the form of the notices (seeds). */
export function dottedDate(date: string): string {
  return date.slice(0, 10).replaceAll("-", ".");
}

/** An RFC 3339 instant as 12:34 in Tokyo. */
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString("ja-JP", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
}

/** An RFC 3339 instant as 2026年11月21日 12:34 in Tokyo. */
export function dateTime(instant: string): string {
  const day = new Date(instant).toLocaleDateString("ja-JP", {
    timeZone: ZONE,
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  return `${day} ${clockTime(instant)}`;
}

/** The eras (元号) with their letter and first day, oldest first. */
export const ERAS: [name: string, letter: string, first: string][] = [
  ["明治", "M", "1868-01-25"],
  ["大正", "T", "1912-07-30"],
  ["昭和", "S", "1926-12-25"],
  ["平成", "H", "1989-01-08"],
  ["令和", "R", "2019-05-01"],
];
/** The western year before the first one of an era. */
export const zeroOf = (first: string) => Number(first.slice(0, 4)) - 1;

/** The Japanese years of a western one: 1989 as 昭和64年・平成元年. */
export function eraYears(year: number): string {
  const held = ERAS.filter(([, , first], at) => year > zeroOf(first) && year <= zeroOf(ERAS[at + 1]?.[2] ?? "9999") + 1);
  return held.map(([name, , first]) => `${name}${year - zeroOf(first) === 1 ? "元" : year - zeroOf(first)}年`).join("・");
}

/** The number of days of a month. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** An RFC 3339 instant as 2026年06月22日 16:39:14 in Tokyo, the form of 前回ログイン (seed 001). */
export function fullTime(instant: string): string {
  const parts = new Intl.DateTimeFormat("ja-JP", {
    timeZone: ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}年${of("month")}月${of("day")}日 ${of("hour")}:${of("minute")}:${of("second")}`;
}
