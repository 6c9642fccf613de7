// The sign-up where it is refused: an ID that is taken, a resend too soon, a password after the right code.
import { expect, test } from "@playwright/test";
import { Look } from "./lib/look";
import { codeIn, mailTo } from "./lib/mailbox";
import { loggedIn, verified } from "./lib/member";
import { fresh } from "./lib/demo";
import { PASSWORD, submit } from "./lib/signup";

test("a taken ID and a refused password are mended without a new code", async ({ page, browser }, info) => {
  const look = new Look(page, info, "signup-refused");
  const [first, second] = [fresh(), fresh()];
  const [taken, mine] = [first.userId, second.userId];
  const elsewhere = await browser.newContext();
  await loggedIn(await elsewhere.newPage(), first, new URL(info.project.use.baseURL!).origin);
  await elsewhere.close();

  await verified(page, second);
  await page.goto("/signup/account");
  const to = second.address;
  await page.fill("#user_id", taken.toUpperCase());
  await page.fill("#password", PASSWORD);
  await page.fill("#email", to);
  await submit(page);
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.locator("#user_id")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#email")).toHaveValue(to);
  await look.at("user-id-taken");
  await page.fill("#user_id", mine);
  await submit(page);
  await page.locator("#code").waitFor();
  const resend = page.getByRole("button", { name: /認証番号を再送する\(あと\d+秒\)/ });
  await expect(resend).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByLabel("お困りのとき").getByRole("link", { name: "050-0000-0555" })).toBeVisible();
  await look.at("resend-waits");

  // After a reload the site no longer knows the birth date; the API still refuses it in a password.
  const code = codeIn(await mailTo(page.request, to, /認証番号/), 6);
  await page.reload();
  await page.fill("#code", code);
  await page.fill("#password", `Ab-${second.born}`);
  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ユーザーIDとパスワードの確認");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.locator("#password")).toHaveAttribute("aria-invalid", "true");
  await look.at("password-refused");
  await page.fill("#password", PASSWORD);
  await submit(page);
  await page.waitForURL("**/signup/done");
});
