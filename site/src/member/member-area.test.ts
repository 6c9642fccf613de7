// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { ProblemError, type Slug } from "../api/problem";
import { forgetAll, shelf } from "../kept/kept";
import { leadOut, queries } from "./member-area";
import { closed, placeToGoOn } from "./return-to";

const typed = shelf<string>("typed");
const refused = (slug: Slug) => leadOut(new ProblemError({ slug }));

beforeEach(() => {
  forgetAll();
  history.replaceState(null, "", "/survey/household");
  typed.put("note", "まだ保存していません。");
  queries.setQueryData(["home"], {});
});

test("an ended session leads to login and back, and keeps what is typed; the data is fetched anew", async () => {
  expect(refused("no-session")).toBe(true);
  expect(location.pathname + location.search).toBe("/login?again=1");
  await Promise.resolve();
  expect([typed.get("note"), queries.getQueryData(["home"]), placeToGoOn()]).toEqual(["まだ保存していません。", undefined, "/survey/household"]);
});

test("a closed account leads to login for good: it says why and whom to ask, and nothing typed or read stays", async () => {
  const contacts = [{ topic: "調査内容について", name: "立法健康保険組合", tel: "03-0000-0000", hours: null, email: null, form_url: null, have_ready: null }];
  const refusal = new ProblemError({ slug: "account-closed", status: 403, title: "ご利用いただけません。", contacts });
  expect(leadOut(refusal)).toBe(true);
  expect(location.pathname + location.search).toBe("/login");
  await Promise.resolve();
  expect([typed.get("note"), queries.getQueryData(["home"]), placeToGoOn()]).toEqual([undefined, undefined, "/home"]);
  expect([closed.now().by?.message, closed.now().by?.contacts]).toEqual(["ご利用いただけません。", contacts]);
});

test("terms in force that are not accepted lead to them; the data stays", () => {
  expect(refused("terms-required")).toBe(true);
  expect([location.pathname, queries.getQueryData(["home"]), placeToGoOn()]).toEqual(["/terms", {}, "/survey/household"]);
});

test("any other refusal leads nowhere", () => {
  expect([refused("stale"), location.pathname]).toEqual([false, "/survey/household"]);
});
