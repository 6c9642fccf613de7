// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as v from "valibot";
import { FormView, RefusalHelp } from "./form-view";
import { filled } from "./rules";
import { useForm, type Form, type Refusal } from "./use-form";

interface Typed extends Record<string, unknown> {
  code: string;
  name: string;
}
const refusal = (slug: string, errors: Refusal["errors"] = []): Refusal => ({ slug, message: `${slug}です。`, errors });
const RULES = v.object({ code: filled("コードを入力してください。"), name: filled("名前を入力してください。") });
const sent = vi.fn<(values: unknown, typed: unknown) => Promise<void>>();
let form: Form<Typed, Refusal>;

function Drawn() {
  form = useForm({ code: "", name: "" } as Typed, RULES, sent, (thrown) => thrown as Refusal, { taken: "code" });
  return (
    <RefusalHelp.Provider value={({ slug }) => <i>{`help for ${slug}`}</i>}>
      <FormView form={form} labels={{ code: "コード", name: "名前" }} ways={({ slug }) => <b>{`way of ${slug}`}</b>}>
        <input id="name" />
        <input id="code" />
      </FormView>
    </RefusalHelp.Provider>
  );
}
const summary = () => [...document.querySelectorAll("[role=alert] a")].map((a) => [a.getAttribute("href"), a.textContent]);
const type = (code: string, name: string) => act(() => (form.set("code", code), form.set("name", name)));
const send = () => act(() => form.send());

beforeEach(() => {
  sent.mockReset().mockResolvedValue();
  act(() => render(<Drawn />, document.body));
});
afterEach(() => render(null, document.body));

test("what is wrong is said at once for all fields, in the screen's order, and takes the focus", async () => {
  await send();
  expect(sent).not.toHaveBeenCalled();
  expect(summary()).toEqual([["#code", "コードを入力してください。"], ["#name", "名前を入力してください。"]]);
  expect(document.activeElement).toBe(document.querySelector("[role=alert]"));
  document.querySelector<HTMLElement>("[role=alert] a")!.click();
  expect(document.activeElement?.id).toBe("code");
});

test("a changed field is no longer called wrong, and the summary does not speak again", async () => {
  await send();
  act(() => form.set("code", "1"));
  expect([form.errors, form.failures, summary().length]).toEqual([{ name: "名前を入力してください。" }, 1, 2]);
});

test("what is sent is normalised, what was typed stays", async () => {
  type(" １２ー３", "a");
  await send();
  expect(sent).toHaveBeenCalledExactlyOnceWith({ code: "12-3", name: "a" }, { code: " １２ー３", name: "a" });
  expect([form.values.code, form.busy, form.failures]).toEqual([" １２ー３", false, 0]);
});

test("a second press while it is under way sends nothing", async () => {
  const ends: (() => void)[] = [];
  sent.mockImplementation(() => new Promise<void>((end) => void ends.push(end)));
  type("1", "a");
  let under: Promise<void>;
  act(() => void (under = form.send()));
  act(() => void form.send());
  expect([sent.mock.calls.length, form.busy]).toEqual([1, true]);
  await act(async () => (ends[0]!(), await under));
  expect(form.busy).toBe(false);
});

test("a refusal stands at the fields it names, or at the one it belongs to", async () => {
  type("1", "a");
  sent.mockRejectedValueOnce(refusal("invalid", [{ field: "name", message: "長すぎます。" }, { field: "name", message: "また。" }, { field: "other", message: "?" }]));
  await send();
  expect([form.found, form.problem]).toEqual([{ name: "長すぎます。" }, null]);
  sent.mockRejectedValueOnce(refusal("taken"));
  await send();
  expect([form.found, form.problem]).toEqual([{ code: "takenです。" }, null]);
});

test("any other refusal stands above the form with its ways on, and takes the focus each time", async () => {
  type("1", "a");
  sent.mockRejectedValue(refusal("busy"));
  await send();
  const banner = document.querySelector<HTMLElement>("[role=alert]")!;
  expect(banner.textContent).toBe("エラーbusyです。way of busyhelp for busy");
  (document.activeElement as HTMLElement).blur();
  await send();
  expect([document.activeElement?.getAttribute("role"), form.failures]).toEqual(["alert", 2]);
  sent.mockResolvedValue();
  await send();
  expect(document.querySelector("[role=alert]")).toBeNull();
});
