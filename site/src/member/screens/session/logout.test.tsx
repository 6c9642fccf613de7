// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { unreachable } from "../../../api/problem";
import { shelf } from "../../../kept/kept";
import { queries } from "../../member-area";
import { useLogout } from "./logout";

const api = vi.hoisted(() => ({ logout: vi.fn() }));
vi.mock("../../../api/public", () => api);

afterEach(() => render(null, document.body));

function Screen() {
  const { button, refusal } = useLogout();
  return (
    <>
      {refusal}
      {button}
    </>
  );
}

const told: string[] = [];
const files = shelf<string>("files", { end: () => void told.push("ended") });
const begin = () => {
  told.length = 0;
  files.put("1", "running");
  queries.setQueryData(["home"], { name: "健保 太郎" });
  history.replaceState(null, "", "/home");
  act(() => render(<Screen />, document.body));
};
const press = async (answer: () => Promise<unknown>) => {
  api.logout.mockImplementationOnce(() => (told.push("logout"), answer()));
  await act(() => document.querySelector("button")!.click());
};
const words = () => document.querySelector("[role=alert]")?.textContent ?? null;

test("the logout leaves nothing of the member; uploads end before the session", async () => {
  begin();
  await press(() => Promise.resolve({}));
  await vi.waitFor(() => expect(location.pathname).toBe("/login"));
  expect([told, files.list(), queries.getQueryData(["home"])]).toEqual([["ended", "logout"], [], undefined]);
});

test("a logout that failed says so, does not look like one that worked, and can be tried again", async () => {
  begin();
  await press(() => Promise.reject(unreachable()));
  await vi.waitFor(() => expect(words()).toContain("ログアウトできていません。"));
  expect([words()?.includes(unreachable().message), location.pathname, files.list()]).toEqual([true, "/home", []]);
  await press(() => Promise.resolve({}));
  await vi.waitFor(() => expect(location.pathname).toBe("/login"));
  expect([words(), queries.getQueryData(["home"])]).toEqual([null, undefined]);
});
