import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../../../api/problem";
import type { Reissue } from "../../../api/public";
import { readBeforeCode, typed } from "./flow";

const api = vi.hoisted(() => ({ readReissue: vi.fn(), choosePrefecture: vi.fn() }));
vi.mock("../../../api/public", async (original) => ({ ...(await original<object>()), ...api }));

const flow = (state: Reissue["state"]) => ({ state, prefecture: "鳥取県" }) as Reissue;

beforeEach(() => {
  api.readReissue.mockReset();
  api.choosePrefecture.mockReset().mockResolvedValue({});
  typed.note({ email: "me@corp.example.jp", codeShown: true });
});

test("戻る from the code takes it back and keeps what was typed", async () => {
  api.readReissue.mockResolvedValueOnce(flow("code-sent")).mockResolvedValueOnce(flow("started"));
  expect((await readBeforeCode()).state).toBe("started");
  expect(api.choosePrefecture).toHaveBeenCalledExactlyOnceWith("鳥取県", true);
  expect([typed.now().email, typed.now().codeShown]).toEqual(["me@corp.example.jp", false]);
});

test("who has not seen the code screen here takes nothing back", async () => {
  typed.note({ codeShown: false });
  api.readReissue.mockResolvedValueOnce(flow("code-sent"));
  await readBeforeCode();
  expect(api.choosePrefecture).not.toHaveBeenCalled();
});

test.each([
  ["wrong-state", false],
  ["network", true],
] as const)("a refusal %s is thrown: %s", async (slug, thrown) => {
  api.readReissue.mockResolvedValueOnce(flow("code-sent")).mockResolvedValueOnce(flow("confirmed"));
  api.choosePrefecture.mockRejectedValueOnce(new ProblemError({ slug }));
  if (thrown) await expect(readBeforeCode()).rejects.toThrow();
  else expect((await readBeforeCode()).state).toBe("confirmed");
});
