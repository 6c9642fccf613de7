// From the invitation (or the entry page) to My page.
import { expect, type Page } from "@playwright/test";
import { codeIn, mailTo } from "./mailbox";
import type { Looker } from "./look";
import type { Person } from "./demo";

export const PASSWORD = "Tsukimi-7zoo?";

/** Presses the form's own button. */
export async function submit(page: Page): Promise<void> {
  await page.locator("main form button[type=submit]").last().click();
}

const heading = (page: Page, text: string | RegExp) => expect(page.getByRole("heading", { level: 1 })).toHaveText(text);

/** Where the person starts: the link of the invitation, or the entry page with the insurer's code. */
export async function enter(page: Page, person: Person, look: Looker): Promise<void> {
  if (person.email) {
    const invitation = await mailTo(page.request, person.email, /./);
    expect(invitation.text).not.toContain(person.number);
    const link = /https?:\/\/\S+/.exec(invitation.text)![0];
    await page.goto(link);
  } else {
    await page.goto("/");
    await look.at("entry-without-code");
    await page.fill("#insurer_code", person.insurer);
    await submit(page);
  }
  await expect(page.getByRole("link", { name: "ユーザーIDを作成する" })).toBeVisible();
  await look.at("entry");
}

/** The identity form, once with nothing in it. */
export async function identify(page: Page, person: Person, look: Looker): Promise<void> {
  await page.getByRole("link", { name: "ユーザーIDを作成する" }).click();
  await heading(page, "ご本人の確認");
  await submit(page);
  await look.at("identify-errors");
  await page.fill("#insurer_code", person.insurer);
  await page.fill("#symbol", person.symbol);
  await page.fill("#number", person.number);
  await page.fill("#birth_date-digits", person.born);
  await page.fill("#kana", person.kana);
  await look.at("identify");
  await submit(page);
  await heading(page, "ユーザーIDの作成");
}

/** User ID, password, code, and on to the login screen. */
export async function account(page: Page, person: Person, look: Looker): Promise<void> {
  const to = person.address;
  await page.fill("#user_id", person.userId);
  await page.fill("#password", PASSWORD);
  if (!person.email) await page.fill("#email", to);
  await look.at("account");
  await submit(page);
  await page.locator("#code").waitFor();
  await look.at("code");
  const mail = await mailTo(page.request, to, /認証番号/);
  expect(mail.text).not.toContain(person.number);
  await page.reload();
  await page.locator("#code").waitFor();
  await look.at("code-after-reload");
  await page.fill("#code", codeIn(mail, 6));
  await page.fill("#password", PASSWORD);
  await submit(page);
  await page.waitForURL(/signup\/done|login/);
  if (page.url().includes("done")) {
    await look.at("done");
    await page.getByRole("link", { name: /ログイン|OK/ }).first().click();
  }
  await heading(page, "ログイン");
}

/** Login, terms, My page. */
export async function login(page: Page, userId: string, look: Looker): Promise<void> {
  await look.at("login");
  await page.fill("#user_id", userId);
  await page.fill("#password", PASSWORD);
  await submit(page);
  await page.waitForURL("**/terms");
  await look.at("terms");
  await submit(page);
  await look.at("terms-not-ticked");
  await page.check("#agreed");
  await submit(page);
  await page.waitForURL("**/home");
  await look.at("home");
}

/** The session is over: the login screen says so, and leads back to where the member was. */
export async function loginAgain(page: Page, look: Looker, name: string, userId: string, back: RegExp): Promise<void> {
  await page.waitForURL(/\/login/);
  await expect(page.getByText("もう一度ログインしてください", { exact: false })).toBeVisible();
  await look.at(name);
  await page.fill("#user_id", userId);
  await page.fill("#password", PASSWORD);
  await submit(page);
  await page.waitForURL(back);
}
