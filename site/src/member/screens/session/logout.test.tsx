// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { shelf } from "../../../kept/kept";
import { queries } from "../../member-area";
import { LogoutButton } from "./logout";

const api = vi.hoisted(() => ({ logout: vi.fn() }));
vi.mock("../../../api/public", () => api);

afterEach(() => render(null, document.body));

test.each(["answers", "is not reached"])("whether the API %s: nothing of the member stays, uploads end first, login follows", async (how) => {
  const told: string[] = [];
  const files = shelf<string>(how, { end: () => void told.push("ended") });
  files.put("1", "running");
  queries.setQueryData(["home"], { name: "健保 太郎" });
  api.logout.mockImplementationOnce(() => (told.push("logout"), how === "answers" ? Promise.resolve({}) : Promise.reject(new Error("lost"))));
  act(() => render(<LogoutButton />, document.body));
  await act(() => document.querySelector("button")!.click());
  await vi.waitFor(() => expect(location.pathname).toBe("/login"));
  expect(told).toEqual(["ended", "logout"]);
  expect([files.list(), queries.getQueryData(["home"])]).toEqual([[], undefined]);
  history.replaceState(null, "", "/home");
});
