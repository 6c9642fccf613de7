// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { ProblemError } from "../../../api/problem";
import { RefusalHelp } from "../../../kit/form/form-view";
import { Help } from "../../layout/refusal-help";
import { closed } from "../../return-to";
import Login from "./login";

const api = vi.hoisted(() => ({ login: vi.fn(), readNotices: () => new Promise(() => undefined) }));
vi.mock("../../../api/public", () => api);

const contacts = [{ topic: "調査内容について", name: "立法健康保険組合", tel: "03-0000-0000", hours: null, email: null, form_url: null, have_ready: null }];
const refusal = new ProblemError({ slug: "account-closed", status: 403, title: "このユーザーIDはご利用いただけません。", contacts });

afterEach(() => render(null, document.body));

const draw = () =>
  act(() =>
    render(
      <RefusalHelp.Provider value={(problem) => <Help problem={problem as ProblemError} />}>
        <Login />
      </RefusalHelp.Provider>,
      document.body,
    ),
  );
const said = () => document.querySelector("[role=alert]")?.textContent ?? "";
const type = (name: string, text: string) => {
  const field = document.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  field.value = text;
  return act(() => void field.dispatchEvent(new Event("input", { bubbles: true })));
};

test("whose session ended with the account reads why, and whom to ask", () => {
  closed.note({ by: refusal });
  draw();
  for (const word of [refusal.message, "立法健康保険組合", "03-0000-0000"]) expect(said()).toContain(word);
  closed.note({ by: null });
});

test("the right password of a closed account is answered with the same words and contacts", async () => {
  api.login.mockRejectedValueOnce(refusal);
  draw();
  await type("user_id", "urara.omote");
  await type("password", "kumo#48xTsuki");
  await act(() => void document.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
  await vi.waitFor(() => expect(said()).toContain(refusal.message));
  expect(said()).toContain("03-0000-0000");
});
