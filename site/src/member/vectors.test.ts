// What people type, and what the API makes of it, in one folder of vectors that the Rust tests run as well: the site
// refuses nothing that the API takes, and where it shows or sends a reading it is the same one.
import { expect, test } from "vitest";
import * as v from "valibot";
import { email, oddAddress } from "../kit/form/address";
import { filled } from "../kit/form/rules";
import { readDay } from "../kit/text/day";
import { digits } from "../kit/text/normalise";
import { readYen } from "../kit/text/yen";
import { identity } from "./screens/signup/identify/rules";
import { passwordFor, userId, type Known } from "./screens/signup/rules";

interface Row {
  in: string;
  out?: unknown;
  refused?: string;
  odd?: boolean;
  digits?: number;
  for?: { user_id: string; number: string; birth_date: string; insurer_code: string };
}
const FILES: { reader: string; rows: Row[] }[] = Object.values(import.meta.glob("../../../shared/vectors/*.json", { eager: true, import: "default" }));

const NOBODY: Known = { userId: "", number: "", birthDate: "--", insurerCode: "" };
const known = (row: Row): Known =>
  row.for ? { userId: row.for.user_id, number: row.for.number, birthDate: row.for.birth_date, insurerCode: row.for.insurer_code } : NOBODY;
/** What the form sends; undefined where it refuses. */
const sent = (rule: v.GenericSchema, value: unknown) => {
  const read = v.safeParse(rule, value);
  return read.success ? read.output : undefined;
};
const password = (row: Row) => sent(passwordFor(() => known(row)), row.in);
const lower = (text: unknown) => String(text).toLowerCase();

/** By reader: the site's value for a row that the API takes, and what it must be. */
const TAKEN: Record<string, (row: Row) => [site: unknown, wanted: unknown]> = {
  insurer_code: (row) => [lower(sent(identity.entries.insurer_code, row.in)), row.out],
  symbol: (row) => [sent(identity.entries.symbol, row.in), row.out],
  number: (row) => [sent(identity.entries.number, row.in), row.out],
  birth_date: (row) => [sent(identity.entries.birth_date, readDay(row.in)), row.out],
  kana: (row) => [sent(identity.entries.kana, row.in) !== undefined, true],
  user_id: (row) => [sent(userId, row.in), row.out],
  email: (row) => [[lower(sent(email, row.in)), oddAddress(row.in)], [lower(row.out), row.odd]],
  facility_number: (row) => [digits(String(sent(filled("?"), row.in))), row.out],
  code: (row) => [digits(row.in).slice(0, row.digits), row.out],
  password: (row) => [password(row), row.out],
  password_for: (row) => [password(row), row.out],
  day: (row) => [readDay(row.in), row.out],
  yen: (row) => [readYen(row.in), row.out],
};
/** Readings that are shown beside the field: none for what the API refuses. */
const SHOWN: Record<string, (typed: string) => unknown> = { day: readDay, yen: readYen };
/** The site has no rule for free text but that something is there. */
const FREE = ["line", "lines"];

test("the vectors are there, and each reader is known here", () => {
  expect(FILES.length).toBeGreaterThan(10);
  expect(FILES.map(({ reader }) => reader).filter((reader) => !(reader in TAKEN) && !FREE.includes(reader))).toEqual([]);
});

const all = FILES.flatMap(({ reader, rows }) => rows.map((row) => ({ reader, row })));

test("what the API takes the site takes, and reads as the API does", () => {
  const taken = all.filter(({ reader, row }) => row.refused === undefined && reader in TAKEN);
  const compared = taken.map(({ reader, row }) => [`${reader}: ${row.in}`, ...TAKEN[reader]!(row)]);
  expect(compared.map(([name, site]) => [name, site])).toEqual(compared.map(([name, , wanted]) => [name, wanted]));
  expect(compared.length).toBeGreaterThan(100);
});

test("what the API refuses is not read back as a day or an amount", () => {
  const refused = all.filter(({ reader, row }) => row.refused !== undefined && reader in SHOWN);
  expect(refused.map(({ reader, row }) => [`${reader}: ${row.in}`, SHOWN[reader]!(row.in)])).toEqual(refused.map(({ reader, row }) => [`${reader}: ${row.in}`, null]));
  expect(refused.length).toBeGreaterThan(20);
});
