import { expect, it } from "vitest";
import * as v from "valibot";
import { identity } from "./rules";

const GOOD = { insurer_code: "mirai", symbol: "01", number: "t011", birth_date: "1980-02-29", kana: "ケンポ タロウ" };
const wrong = (field: keyof typeof GOOD, value: string) => {
  const read = v.safeParse(identity, { ...GOOD, [field]: value });
  return [...new Set(read.issues?.map((issue) => v.getDotPath(issue)))];
};

it("takes what the card says, in any width", () => {
  const typed = { ...GOOD, symbol: "０１", number: " Ｔ０１１", kana: "けんぽ　たろう", insurer_code: "ｍｉｒａｉ" };
  expect(v.parse(identity, typed)).toEqual({ ...GOOD, number: "T011", kana: "けんぽ たろう" });
});

it.each([
  ["birth_date", "--"],
  ["birth_date", "1980-02-"],
  ["birth_date", "1981-02-29"],
  ["birth_date", "1980-13-01"],
  ["kana", ""],
  ["symbol", ""],
  ["number", " 　"],
] as const)("names %s when it is %s", (field, value) => expect(wrong(field, value)).toEqual([field]));

it.each([
  ["symbol", "公立", "公立"],
  ["symbol", "１.５", "1.5"],
  ["number", "カード", "カード"],
  ["number", "\u200b１００ー５", "100-5"],
  ["insurer_code", "ー", "-"],
  ["kana", "健保 太郎", "健保 太郎"],
] as const)("leaves it to the API whether %s may be %s", (field, value, sent) =>
  expect(v.parse(identity, { ...GOOD, [field]: value })[field]).toBe(sent));
