// The demo data of a run of these tests: the project's own, and behind it MEMBERS more at each insurer, made
// here and always the same. A test draws the members that it needs, so that it can be run alone, again, or
// twice in one run: a card is good for one account.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** How many more at each insurer. */
const MEMBERS = 200;

const path = (below: string) => fileURLToPath(new URL(`../../../${below}`, import.meta.url));
/** The folder that the local run loads. */
export const DEMO = path("target/browser-demo/demo");
const DRAWN = path("target/browser-demo/drawn");

/** Spellings of a name: in the roster, and as the member types it. */
const NAMES = [
  ["ｵﾓﾃ ｳﾗﾗ", "ｵﾓﾃ ｳﾗﾗ"],
  ["ｲｶﾞﾗｼ ｼﾞｮｰｼﾞ", "いがらし じょーじ"],
  ["ｽｽﾞｷ ｼﾞﾛｳ", "スズキ　ジロウ"],
  ["ｽｽﾞｷ ｹﾝｲﾁ", "スズキケンイチ"],
  ["ｽｽﾞｷ ﾘｮｳ", "スズキ リヨウ"],
  ["ｲｶﾞﾗｼ ﾃｯﾍﾟｲ", "イカラシ テツヘイ"],
] as const;

/** Where the first member of an insurer's demo roster stands: what makes them come in the survey is theirs. */
const FIRST: Record<string, { symbol: string; number: string; mail: boolean }> = {
  "0386": { symbol: "10", number: "1000", mail: true },
  mirai: { symbol: "01", number: "t011", mail: true },
  "32290414": { symbol: "210", number: "20000", mail: true },
  ngx: { symbol: "55", number: "070000", mail: false },
};

export interface Person {
  insurer: string;
  symbol: string;
  number: string;
  /** As eight digits. */
  born: string;
  /** As the member types it. */
  kana: string;
  /** Registered address; null where the member types one. */
  email: string | null;
  /** The user ID that the member wishes for. */
  userId: string;
  /** Where the member's codes arrive. */
  address: string;
}

function member(insurer: string, n: number): Person & { roster: string } {
  const { symbol, mail } = FIRST[insurer]!;
  const [roster, kana] = NAMES[n % NAMES.length]!;
  const number = String(900000 + n);
  const born = `${1962 + (n % 35)}${String(1 + (n % 12)).padStart(2, "0")}${String(1 + (n % 28)).padStart(2, "0")}`;
  const userId = `${insurer}.${number}`;
  const email = mail ? `${number}.${insurer}@corp.example.jp` : null;
  return { insurer, symbol, number, born, kana, roster, userId, email, address: email ?? `${userId}@home.example.jp` };
}

/** Half-width katakana lie in one row of Shift_JIS; everything else of a row is ASCII or copied as it is. */
const inShiftJis = (text: string) => text.replace(/[｡-ﾟ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xff61 + 0xa1));

/** Copies of the first member's rows of a roster for everybody; no byte of a two-byte letter is a comma. */
function more(file: string, insurer: string, cells: (person: ReturnType<typeof member>, row: string[]) => string[]): void {
  const text = readFileSync(file, "latin1");
  const { symbol, number } = FIRST[insurer]!;
  const rows = text.split(/\r?\n/).filter((row) => row.startsWith(`${symbol},${number},`));
  const everybody = Array.from({ length: MEMBERS }, (_, n) => member(insurer, n));
  const added = everybody.flatMap((person) => rows.map((row) => cells(person, row.split(",")).join(",")));
  writeFileSync(file, `${text.trimEnd()}\n${added.join("\n")}\n`, "latin1");
}

/** Makes the folder; nobody is drawn yet. */
export function prepare(): void {
  rmSync(path("target/browser-demo"), { recursive: true, force: true });
  mkdirSync(DRAWN, { recursive: true });
  cpSync(path("tests/demo"), DEMO, { recursive: true });
  for (const insurer of Object.keys(FIRST)) {
    more(`${DEMO}/members-${insurer}.csv`, insurer, (person, [symbol, , name, , , sex, , ...rest]) =>
      [symbol!, person.number, name!, inShiftJis(person.roster), person.born, sex!, person.email ?? "", ...rest]);
    more(`${DEMO}/dependents-${insurer}.csv`, insurer, (person, [symbol, , ...rest]) => [symbol!, person.number, ...rest]);
  }
}

/** The next number of a kind that no other test of this run has, whichever worker it runs in. */
function next(kind: string): number {
  for (let n = 0; ; n++) {
    try {
      writeFileSync(`${DRAWN}/${kind}-${n}`, "", { flag: "wx" });
      return n;
    } catch (taken) {
      if ((taken as NodeJS.ErrnoException).code !== "EEXIST") throw taken;
    }
  }
}

/** A member whom nobody else has; of ngx, where members type their address, unless the test needs another insurer. */
export function fresh(insurer = "ngx"): Person {
  const n = next(insurer);
  if (n >= MEMBERS) throw new Error(`${insurer} has only ${MEMBERS} members to draw from`);
  return member(insurer, n);
}

/** An address of a facility that nobody else uses. */
export const freshOffice = () => `office-${next("office")}@facility.example.jp`;
