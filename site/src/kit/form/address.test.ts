import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { email, oddAddress } from "./address";

describe("an address", () => {
  it.each(["_ab..cd---@example.co.jp", "a..b@docomo.ne.jp", "-x@example.jp", "a.@example.jp", "mailforsecurity-001@jp"])(
    "%s is odd, not refused",
    (odd) => {
      expect(oddAddress(odd)).toBe(true);
      expect(v.safeParse(email, odd).success).toBe(true);
    },
  );
  it.each(["taro.kenpo+a@example.jp", "t@example.co.jp", "taro@", ""])("%s is not odd", (plain) =>
    expect(oddAddress(plain)).toBe(false));
  it.each(["taro", "taro@", "taro@.jp", "taro@example.", "a@b@example.jp"])("%s is refused", (wrong) =>
    expect(v.safeParse(email, wrong).success).toBe(false));
});
