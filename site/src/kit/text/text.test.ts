import { describe, expect, it } from "vitest";
import { daysIn, dottedDate, eraYears, longDate } from "./dates";
import { digits, halfWidth, kana } from "./normalise";

describe("dates", () => {
  it("says the weekday of a deadline", () => expect(longDate("2026-12-18")).toBe("2026年12月18日(金)"));
  it("writes notices' days with dots", () => expect(dottedDate("2026-11-01")).toBe("2026.11.01"));
  it.each([
    [1951, "昭和26年"],
    [1989, "昭和64年・平成元年"],
    [2019, "平成31年・令和元年"],
    [1926, "大正15年・昭和元年"],
    [1912, "明治45年・大正元年"],
  ])("names the Japanese years of %i", (year, era) => expect(eraYears(year)).toBe(era));
  it("knows leap years", () => expect([daysIn(2000, 2), daysIn(1900, 2), daysIn(2024, 2)]).toEqual([29, 28, 29]));
});

describe("what people type", () => {
  it("takes full-width digits and letters with spaces", () => expect(halfWidth(" ｔ０１１ ")).toBe("t011"));
  it("keeps leading zeros", () => expect(halfWidth("０１")).toBe("01"));
  it("finds the digits of a date however it is written", () => expect(digits("１９８０年０２/29")).toBe("19800229"));
  it("widens half-width kana and keeps one space", () => expect(kana(" ｹﾝﾎﾟ　 ﾀﾛｳ ")).toBe("ケンポ タロウ"));
});
