import { expect, test } from "vitest";
import { ProblemError, unreachable } from "../../../api/problem";
import { leadsOut } from "../../return-to";
import { whyNot } from "./refusal";

test("who is back from login or the terms is asked for the upload, not for what is done", () => {
  const ended = new ProblemError({ slug: "no-session", status: 401, title: "もう一度ログインしてください。" });
  const terms = new ProblemError({ slug: "terms-required", status: 403, title: "利用規約への同意が必要です。" });
  for (const problem of [ended, terms]) {
    expect(leadsOut(problem)).toBe(true);
    expect(whyNot(problem)).toMatch(/アップロードが完了していません。もう一度アップロードしてください。$/);
  }
});

test("what the API says about the file comes before the title; a lost line has its own words", () => {
  const errors = [{ field: "file", message: "20個までです。" }];
  const full = new ProblemError({ slug: "upload-limit", status: 403, title: "上限に達しています。", errors });
  expect([leadsOut(full), whyNot(full)]).toEqual([false, "20個までです。"]);
  expect([leadsOut(unreachable()), whyNot(unreachable())]).toEqual([false, unreachable().message]);
});
