// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

type Invitation = typeof import("./invitation");
let own: Invitation;

/** The tab as a newly loaded page has it, at this address. */
const load = async (address: string) => {
  vi.resetModules();
  history.replaceState(null, "", address);
  own = await import("./invitation");
  own.takeInvitation();
};

const TOKEN = "0386-2026-1.00112233445566778899aabbccddeeff";
const address = () => location.pathname + location.search + location.hash;

beforeEach(() => sessionStorage.clear());

test("the token of the link is kept over a reload and stands in the address no more", async () => {
  await load(`/?code=0386#i=${TOKEN}`);
  expect([own.invitation(), address()]).toEqual([TOKEN, "/?code=0386"]);
  await load("/identify");
  expect(own.invitation()).toBe(TOKEN);
});

test("the old addresses lose nothing on their way to the entry page", async () => {
  await load(`/portal/signup.ibss?code=0386#i=${TOKEN}`);
  expect([own.invitation(), address()]).toEqual([TOKEN, "/portal/signup.ibss?code=0386"]);
});

test("another link in the same tab counts, and what is no token changes nothing", async () => {
  await load(`/#i=${TOKEN}`);
  for (const hash of ["#i=", "#main", `#i=!${TOKEN}`, `#x=${TOKEN}`]) {
    await load(`/${hash}`);
    expect([own.invitation(), address()]).toEqual([TOKEN, `/${hash}`]);
  }
  await load("/#i=mirai-2026-1.ff");
  expect(own.invitation()).toBe("mirai-2026-1.ff");
});

test("it is forgotten at a wanted logout and when the account is open", async () => {
  await load(`/#i=${TOKEN}`);
  (await import("./kept")).forgetAll();
  expect([own.invitation(), JSON.stringify({ ...sessionStorage })]).toEqual([null, "{}"]);
  await load(`/#i=${TOKEN}`);
  own.forgetInvitation();
  expect([own.invitation(), JSON.stringify({ ...sessionStorage })]).toEqual([null, "{}"]);
});
