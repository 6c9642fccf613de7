// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test } from "vitest";
import { useRouter } from "wouter-preact";
import { FIRST, MOVED, SCREENS, fitting } from "./routes";

let parser: ReturnType<typeof useRouter>["parser"];
const Router = () => ((parser = useRouter().parser), null);
render(<Router />, document.body);
const at = (path: string) => fitting({ ...FIRST, ...SCREENS }, path, parser);

test("each screen's own address leads to it, with a slash at its end as well", () => {
  for (const path of Object.keys({ ...FIRST, ...SCREENS })) expect([at(path), path === "/" ? at("/") : at(`${path}/`)]).toEqual([path, path]);
});

test("pages of the survey share one screen, and no other path has one", () => {
  expect([at("/survey/household"), at("/survey/d1.income"), at("/survey/check")]).toEqual(["/survey/:page", "/survey/:page", "/survey/check"]);
  expect(["/survey/a/b", "/nowhere", "/portal", "/identify/where/x"].map(at)).toEqual([undefined, undefined, undefined, undefined]);
});

test("the old addresses lead to the one entry page", () => {
  expect(["/portal", "/portal/", "/portal/signup.ibss"].map((path) => MOVED[fitting(MOVED, path, parser) ?? ""])).toEqual(["/", "/", "/"]);
});
