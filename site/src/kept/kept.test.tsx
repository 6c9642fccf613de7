// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";

type Kept = typeof import("./kept");
let kept: Kept;

/** The store as a newly loaded page has it. */
const reload = async () => {
  vi.resetModules();
  kept = await import("./kept");
};

beforeEach(async () => {
  sessionStorage.clear();
  await reload();
});

test("what is kept is found under its key, listed in its order, and dropped", () => {
  const words = kept.shelf<string>("words");
  words.put("b", "two");
  words.put("a", "one");
  words.put("b", "zwei");
  expect([words.get("b"), words.get("c")]).toEqual(["zwei", undefined]);
  words.drop("a");
  expect(words.list()).toEqual([["b", "zwei"]]);
  expect(kept.shelf<string>("other").list()).toEqual([]);
});

test("a reload brings back what its shelf says, and nothing else", async () => {
  kept.shelf<{ n: number }>("answers", { reloads: true }).put("p/1", { n: 1 });
  kept.sheet("signup", { password: "" }).note({ password: "kumo#48xTsuki" });
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("kumo");
  await reload();
  expect(kept.shelf("answers", { reloads: true }).list()).toEqual([["p/1", { n: 1 }]]);
  expect(kept.sheet("signup", { password: "" }).now()).toEqual({ password: "" });
});

test("what was dropped does not come back", async () => {
  const answers = kept.shelf<number>("answers", { reloads: true });
  answers.put("p", 1);
  answers.drop("p");
  await reload();
  expect(kept.shelf("answers").list()).toEqual([]);
});

test("a wanted logout forgets everything of every kind and ends what runs", async () => {
  const end = vi.fn();
  kept.shelf<string>("files", { end }).put("1", "running");
  const answers = kept.shelf<number>("answers", { reloads: true });
  answers.put("p", 1);
  const draft = kept.sheet("signup", { kana: "" });
  draft.note({ kana: "ケンポ タロウ" });
  sessionStorage.setItem("insurer", "mirai");
  kept.forgetAll();
  expect(end).toHaveBeenCalledExactlyOnceWith("running");
  expect([answers.list(), draft.now()]).toEqual([[], { kana: "" }]);
  // Also what a screen that is not loaded in this page has kept.
  expect(Object.keys({ ...sessionStorage })).toEqual(["insurer"]);
  await reload();
  expect(kept.shelf("answers").list()).toEqual([]);
});

test("what one member left in this tab is forgotten when another one's page is here, and stays for the same one", () => {
  const files = kept.shelf<string>("files");
  files.put("1", "chosen before the first page");
  kept.keepFor("0386-AAAA-AAAA");
  files.put("2", "chosen");
  kept.keepFor("0386-AAAA-AAAA");
  expect(files.list()).toHaveLength(2);
  kept.keepFor("0386-BBBB-BBBB");
  expect(files.list()).toEqual([]);
});

test("without storage, and with what it cannot read there, the tab's memory still keeps", async () => {
  sessionStorage.setItem("kept/answers/p", "{half");
  await reload();
  vi.stubGlobal("sessionStorage", { setItem: () => { throw new DOMException("full", "QuotaExceededError"); } });
  const answers = kept.shelf<number>("answers", { reloads: true });
  expect(answers.list()).toEqual([]);
  answers.put("p", 1);
  expect(answers.get("p")).toBe(1);
  vi.unstubAllGlobals();
});

test("a component follows its shelf", () => {
  const words = kept.shelf<string>("words");
  const Words = () => <p>{words.use().map(([, word]) => word).join(" ")}</p>;
  words.put("a", "one");
  act(() => render(<Words />, document.body));
  expect(document.body.textContent).toBe("one");
  act(() => words.put("b", "two"));
  expect(document.body.textContent).toBe("one two");
  render(null, document.body);
});
