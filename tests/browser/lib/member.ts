// A member who has an account and is logged in, made by the API alone: where a test begins after login.
import { expect, type Page } from "@playwright/test";
import { codeIn, mailTo } from "./mailbox";
import type { Person } from "./demo";
import { PASSWORD } from "./signup";

/** `POST /api/<step>` from the open page, with its cookies; a refusal fails the test. */
export async function post(page: Page, step: string, body: unknown): Promise<Record<string, unknown>> {
  const { status, answer } = await page.evaluate(
    async ([path, sent]) => {
      const reply = await fetch(path!, { method: "POST", headers: { "content-type": "application/json" }, body: sent! });
      return { status: reply.status, answer: (await reply.json().catch(() => ({}))) as Record<string, unknown> };
    },
    [`/api/${step}`, JSON.stringify(body)],
  );
  expect(status, `${step}: ${JSON.stringify(answer)}`).toBeLessThan(300);
  return answer;
}

/** The sign-up of `person` until the code is sent; the page ends on a screen of the site. */
export async function verified(page: Page, person: Person, origin = ""): Promise<void> {
  const { insurer, symbol, number, born, kana } = person;
  const birth_date = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`;
  await page.goto(`${origin}/browsers`);
  await post(page, "verify-identity", { insurer_code: insurer, symbol, number, birth_date, kana });
}

/** Account, login and terms; the page is then ready for any screen after login. */
export async function loggedIn(page: Page, person: Person, origin = ""): Promise<void> {
  const { address: to, userId } = person;
  await verified(page, person, origin);
  await post(page, "send-code", { user_id: userId, ...(person.email ? {} : { email: to }) });
  const mail = await mailTo(page.request, to, /認証番号/, 0, origin);
  await post(page, "confirm-code", { code: codeIn(mail, 6) });
  await post(page, "create-account", { user_id: userId, password: PASSWORD });
  await again(page, userId);
}

/** Login once more, with the terms if they ask. */
export async function again(page: Page, userId: string): Promise<void> {
  const { next } = await post(page, "login", { user_id: userId, password: PASSWORD });
  if (next !== "accept-terms") return;
  const version = await page.evaluate(async () => ((await (await fetch("/api/terms")).json()) as { version: number }).version);
  await post(page, "accept-terms", { version });
}
