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

const leave = async (answer: () => Promise<unknown>) => {
  const told: string[] = [];
  const files = shelf<string>("files", { end: () => void told.push("ended") });
  files.put("1", "running");
  queries.setQueryData(["home"], { name: "健保 太郎" });
  api.logout.mockImplementationOnce(() => (told.push("logout"), answer()));
  history.replaceState(null, "", "/home");
  act(() => render(<LogoutButton />, document.body));
  await act(() => document.querySelector("button")!.click());
  await vi.waitFor(() => expect(location.pathname).toBe("/login"));
  return { told: told.slice(-2), left: files.list(), home: queries.getQueryData(["home"]) };
};

test("the logout leaves nothing of the member, whether the API answers or not; uploads end before the session", async () => {
  const nothing = { told: ["ended", "logout"], left: [], home: undefined };
  expect(await leave(() => Promise.resolve({}))).toEqual(nothing);
  render(null, document.body);
  expect(await leave(() => Promise.reject(new Error("lost")))).toEqual(nothing);
});
