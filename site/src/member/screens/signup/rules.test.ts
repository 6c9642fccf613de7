import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { passwordRules, userId } from "./rules";

const KNOWN = { userId: "taro.kenpo", number: "t011", birthDate: "1980-02-29", insurerCode: "mirai" };
const accepted = (password: string) => passwordRules(password, KNOWN).every((rule) => rule.met);

describe("a password", () => {
  it.each(["Good#2026", "abcd-efg1", "a1!aaaaaaaaaaaaaaaaa"])("%s is taken", (password) => expect(accepted(password)).toBe(true));
  it.each([
    ["too short", "Ab#1234"],
    ["too long", "a1!aaaaaaaaaaaaaaaaaa"],
    ["no symbol", "abcdefg1"],
    ["no digit", "abcdefg!"],
    ["no letter", "12345678!"],
    ["a space", "abcd 123!"],
    ["full width", "ａbcd123!!"],
    ["the user ID", "Taro.Kenpo1"],
    ["the user ID in disguise", "T@r0.Kenp0"],
    ["the number", "x!t011yyy"],
    ["the birth date", "ab!19800229"],
    ["the birth date with signs between", "a!80-02-29"],
    ["the insurer's code", "M1rai!2345"],
  ])("with %s is refused", (_, password) => expect(accepted(password)).toBe(false));
});

describe("a user ID", () => {
  it.each(["taro.k", "NGX+12345", "a,b@c-d_e", "ｔａｒｏ０１"])("%s is taken", (id) => expect(v.safeParse(userId, id).success).toBe(true));
  it.each(["", "abcde", "a".repeat(51), "taro/kenpo", "健保太郎です"])("%s is refused", (id) =>
    expect(v.safeParse(userId, id).success).toBe(false));
});
