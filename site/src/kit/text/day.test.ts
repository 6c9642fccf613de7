import { expect, test } from "vitest";
import { readDay } from "./day";

test.each(["2026-04-01", "2026/4/1", "20260401", "2026年4月1日", "２０２６．４．１", "令和8年4月1日", "R8.4.1", "r8/04/01"])(
  "%s is the first of April 2026",
  (typed) => expect(readDay(typed)).toBe("2026-04-01"),
);

test("the first year of an era has a name of its own", () => expect(readDay("令和元年5月1日")).toBe("2019-05-01"));

test.each(["", "2026-02-29", "2026-13-01", "26-4-1", "令和元年4月30日", "令和0年1月1日", "明日", "2026-4-1-1", "2026年4月"])(
  "%s is no day",
  (typed) => expect(readDay(typed)).toBeNull(),
);
