import { expect, test } from "vitest";
import { readYen, yen } from "./yen";

test.each([
  ["0", 0],
  ["1300000", 1_300_000],
  ["１，３００，０００円", 1_300_000],
  [" ￥ 1300000 ", 1_300_000],
  ["130万円", 1_300_000],
  ["１３０．５万", 1_305_000],
  ["108万3千円", 1_083_000],
  ["108万3333円", 1_083_333],
  ["5千500", null],
  ["10万5千500", 105_500],
])("%s is understood as %s", (typed, amount) => expect(readYen(typed)).toBe(amount));

test.each(["", "なし", "-1", "1,30", "1.5", "万", "130万12000", "1e6", "1300000000"])("%s is not an amount", (typed) =>
  expect(readYen(typed)).toBeNull(),
);

test("an amount is read back with its commas", () => expect(yen(1_083_333)).toBe("1,083,333円"));
