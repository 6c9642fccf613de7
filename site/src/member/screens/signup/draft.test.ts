import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../../../api/problem";
import type { Signup } from "../../../api/public";
import { draft, readFlowBeforeCode } from "./draft";

const api = vi.hoisted(() => ({ readSignup: vi.fn(), sendCode: vi.fn() }));
vi.mock("../../../api/public", async (original) => ({ ...(await original<object>()), ...api }));

const flow = (state: Signup["state"]) => ({ state, user_id: "urara.omote" }) as Signup;

beforeEach(() => {
  api.readSignup.mockReset();
  api.sendCode.mockReset().mockResolvedValue({});
  draft.note({ codeShown: true, userId: "urara.omote", password: "kumo#48xTsuki" });
});

test("coming back from the code takes it back and keeps all but the password", async () => {
  api.readSignup.mockResolvedValueOnce(flow("code-sent")).mockResolvedValueOnce(flow("verified"));
  expect((await readFlowBeforeCode()).state).toBe("verified");
  expect(api.sendCode).toHaveBeenCalledExactlyOnceWith({ user_id: "urara.omote", withdraw: true });
  const { userId, password, codeShown } = draft.now();
  expect([userId, password, codeShown]).toEqual(["urara.omote", "", false]);
});

test("a second tab and a reload take nothing back", async () => {
  draft.note({ codeShown: false });
  api.readSignup.mockResolvedValueOnce(flow("code-sent"));
  expect((await readFlowBeforeCode()).state).toBe("code-sent");
  expect(api.sendCode).not.toHaveBeenCalled();
});

test("a code that was confirmed meanwhile leads to where the flow stands", async () => {
  api.readSignup.mockResolvedValueOnce(flow("code-sent")).mockResolvedValueOnce(flow("confirmed"));
  api.sendCode.mockRejectedValueOnce(new ProblemError({ slug: "wrong-state" }));
  expect((await readFlowBeforeCode()).state).toBe("confirmed");
});

test("a code that could not be taken back is not said to be dead", async () => {
  api.readSignup.mockResolvedValueOnce(flow("code-sent"));
  api.sendCode.mockRejectedValueOnce(new ProblemError({ slug: "network" }));
  await expect(readFlowBeforeCode()).rejects.toThrow();
  expect(draft.now().codeShown).toBe(true);
});
