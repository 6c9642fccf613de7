// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Attachment } from "../../../api/member";
import { Preview } from "./preview";

const api = vi.hoisted(() => ({ viewAttachment: vi.fn() }));
vi.mock("../../../api/member", () => api);
vi.mock("../../response/data", () => ({ asMember: <T,>(call: Promise<T>) => call }));

const file = (content_type: string) =>
  ({ attachment: "one", file_name: "表面.pdf", size: 3, content_type, state: "checked", reason: null }) as Attachment;
const button = () => document.querySelector("button")!;
/** A press, and the moment at which what it leads to is there. */
const look = async (seen: () => void) => {
  await act(async () => button().click());
  await vi.waitFor(seen);
  await vi.waitFor(() => expect(button().getAttribute("aria-disabled")).toBeNull());
};
let fetched: string[];
let downloads: string[];

beforeEach(() => {
  [fetched, downloads] = [[], []];
  let n = 0;
  api.viewAttachment.mockReset().mockImplementation(() => Promise.resolve({ url: `https://bucket.test/${(n += 1)}` }));
  vi.stubGlobal("fetch", (url: string) => {
    fetched.push(url);
    return Promise.resolve(new Response("abc"));
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(this.download);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  act(() => render(null, document.body));
});

test("each look at a file asks for an address of its own", async () => {
  act(() => render(<Preview file={file("application/pdf")} campaign="c" />, document.body));
  expect(api.viewAttachment).not.toHaveBeenCalled();
  await look(() => expect(downloads).toHaveLength(1));
  await look(() => expect(downloads).toHaveLength(2));
  expect(api.viewAttachment.mock.calls).toEqual([["c", "one"], ["c", "one"]]);
  expect(fetched).toEqual(["https://bucket.test/1", "https://bucket.test/2"]);
  expect(downloads).toEqual(["表面.pdf", "表面.pdf"]);
});

test("a picture is shown in its place and taken away again without another look", async () => {
  act(() => render(<Preview file={file("image/jpeg")} campaign="c" />, document.body));
  await look(() => expect(document.querySelector("img")?.src).toMatch(/^blob:/));
  await look(() => expect(document.querySelector("img")).toBeNull());
  expect(api.viewAttachment).toHaveBeenCalledTimes(1);
});

test("a file that cannot be had is said", async () => {
  api.viewAttachment.mockRejectedValueOnce(new Error("busy"));
  act(() => render(<Preview file={file("application/pdf")} campaign="c" />, document.body));
  await look(() =>
    expect(document.querySelector("[role=alert]")?.textContent).toContain("ダウンロードできませんでした。"),
  );
  expect(fetched).toEqual([]);
});
