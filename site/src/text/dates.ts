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

const ERAS: [name: string, first: number, last: number][] = [
  ["令和", 2019, 9999],
  ["平成", 1989, 2019],
  ["昭和", 1926, 1989],
  ["大正", 1912, 1926],
  ["明治", 1868, 1912],
];

/** The Japanese years of a western one: 1989 as 昭和64年・平成元年. */
export function eraYears(year: number): string {
  return ERAS.filter(([, first, last]) => year >= first && year <= last)
    .map(([name, first]) => `${name}${year === first ? "元" : year - first + 1}年`)
    .reverse()
    .join("・");
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
