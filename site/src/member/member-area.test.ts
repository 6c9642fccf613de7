// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { ProblemError, type Slug } from "../api/problem";
import { forgetAll, shelf } from "../kept/kept";
import { leadOut, queries } from "./member-area";
import { placeToGoOn } from "./return-to";

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

test("terms in force that are not accepted lead to them; the data stays", () => {
  expect(refused("terms-required")).toBe(true);
  expect([location.pathname, queries.getQueryData(["home"]), placeToGoOn()]).toEqual(["/terms", {}, "/survey/household"]);
});

test("any other refusal leads nowhere", () => {
  expect([refused("stale"), location.pathname]).toEqual([false, "/survey/household"]);
});
