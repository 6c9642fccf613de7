// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Insurer } from "../api/public";

const api = vi.hoisted(() => ({ readInsurer: vi.fn() }));
vi.mock("../api/public", () => api);

const insurer = (code: string) => ({ code, name: `${code}組合` }) as Insurer;
let store: typeof import("./store");

/** Each request's answer, to be given when the test says so. */
let answers: Record<string, { give: (insurer: Insurer) => void; refuse: () => void }>;

const load = async () => {
  vi.resetModules();
  store = await import("./store");
};

function Shown() {
  const found = store.useInsurer();
  return <p>{found === undefined ? "waiting" : (found?.name ?? "none")}</p>;
}
const draw = () => act(() => render(<><Shown /><Shown /></>, document.body));
const shown = () => [...document.querySelectorAll("p")].map((p) => p.textContent);
const settled = () => act(() => Promise.resolve());

beforeEach(async () => {
  sessionStorage.clear();
  answers = {};
  api.readInsurer.mockReset().mockImplementation(
    (code: string) => new Promise((give, refuse) => (answers[code] = { give, refuse: () => refuse(new Error("unknown")) })),
  );
  await load();
});
afterEach(() => render(null, document.body));

test("a new tab knows no insurer and asks for none", async () => {
  draw();
  expect(shown()).toEqual(["none", "none"]);
  expect(api.readInsurer).not.toHaveBeenCalled();
});

test("the tab's insurer is loaded once for all who show it, and all of them wait", async () => {
  sessionStorage.setItem("insurer", "mirai");
  await load();
  draw();
  expect(shown()).toEqual(["waiting", "waiting"]);
  answers["mirai"]!.give(insurer("mirai"));
  await settled();
  expect(shown()).toEqual(["mirai組合", "mirai組合"]);
  expect(api.readInsurer).toHaveBeenCalledExactlyOnceWith("mirai");
});

test("the code of a link comes before the tab's, also where its answer comes first", async () => {
  sessionStorage.setItem("insurer", "mirai");
  await load();
  draw();
  act(() => void store.loadInsurer("ngx"));
  answers["ngx"]!.give(insurer("ngx"));
  await settled();
  answers["mirai"]!.give(insurer("mirai"));
  await settled();
  expect(shown()).toEqual(["ngx組合", "ngx組合"]);
  expect(sessionStorage.getItem("insurer")).toBe("ngx");
});

test("a code that is typed takes no screen away while it is looked up; an unknown one changes nothing", async () => {
  draw();
  const wrong = store.chooseInsurer("nobody");
  await settled();
  expect(shown()).toEqual(["none", "none"]);
  answers["nobody"]!.refuse();
  await expect(wrong).rejects.toThrow("unknown");
  await settled();
  const right = store.chooseInsurer("omron");
  answers["omron"]!.give(insurer("omron"));
  await right;
  await settled();
  expect(shown()).toEqual(["omron組合", "omron組合"]);
  void store.chooseInsurer("nobody").catch(() => undefined);
  answers["nobody"]!.refuse();
  await settled();
  expect(shown()).toEqual(["omron組合", "omron組合"]);
});

test("where the link's code is unknown nobody waits any longer, and the tab remembers nothing", async () => {
  draw();
  let refused = false;
  act(() => void store.loadInsurer("nobody").catch(() => (refused = true)));
  expect(shown()).toEqual(["waiting", "waiting"]);
  answers["nobody"]!.refuse();
  await settled();
  expect(shown()).toEqual(["none", "none"]);
  expect([refused, sessionStorage.getItem("insurer")]).toEqual([true, null]);
});

test("the same wish twice is one request; the insurer that is there needs none", async () => {
  const first = store.chooseInsurer("omron");
  const second = store.chooseInsurer("omron");
  answers["omron"]!.give(insurer("omron"));
  expect(await first).toBe(await second);
  await store.chooseInsurer("omron");
  expect(api.readInsurer).toHaveBeenCalledOnce();
});

test("a tab whose insurer could not be had asks again on its next screen", async () => {
  sessionStorage.setItem("insurer", "mirai");
  await load();
  draw();
  answers["mirai"]!.refuse();
  await settled();
  expect(shown()).toEqual(["none", "none"]);
  render(null, document.body);
  draw();
  answers["mirai"]!.give(insurer("mirai"));
  await settled();
  expect(shown()).toEqual(["mirai組合", "mirai組合"]);
});
