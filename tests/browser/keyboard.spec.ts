// The way from the entry page to a saved page of the survey without touching a pointer.
import { expect, test, type Page } from "@playwright/test";
import { codeIn, mailTo } from "./lib/mailbox";
import { PASSWORD } from "./lib/signup";

/** Presses Tab until the focus is on what `selector` names; it must show that it has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (!there) continue;
    const shown = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement!);
      return style.outlineStyle !== "none" || style.boxShadow !== "none";
    });
    expect(shown, `${selector} shows its focus`).toBe(true);
    return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

test("a member comes from the entry page into the survey by keyboard alone", async ({ page }, info) => {
  const phone = info.project.name === "phone";
  const [number, born, kana] = phone ? ["070022", "19781010", "ナカムラ ジロウ"] : ["070044", "19960229", "ケンポ タロウ"];
  const userId = `keys.${info.project.name}`;
  const to = `${userId}@home.example.jp`;
  await page.goto("/?code=ngx");
  await expect(page.getByRole("link", { name: "ユーザーIDを作成する" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus"), "the skip link comes first").toContainText("本文");
  await press(page, 'main a[href="/identify"]');
  await expect(page.locator("h1:focus")).toHaveText("ご本人の確認");
  await type(page, "#symbol", "55");
  await type(page, "#number", number!);
  await type(page, "#birth_date-digits", born!);
  await type(page, "#kana", kana!);
  await press(page, "main form button[type=submit]");
  await expect(page.locator("h1:focus")).toHaveText("ユーザーIDの作成");
  await type(page, "#user_id", userId);
  await type(page, "#password", PASSWORD);
  await type(page, "#email", to);
  await press(page, "main form button[type=submit]");
  await page.locator("#code").waitFor();
  await type(page, "#code", codeIn(await mailTo(page.request, to, /認証番号/), 6));
  await press(page, "main form button[type=submit]");
  await page.waitForURL(/signup\/done|login/);
  if (page.url().includes("done")) await press(page, 'main a[href="/login"], main button');
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ログイン");
  await type(page, "#user_id", userId);
  await type(page, "#password", PASSWORD);
  await press(page, "main form button[type=submit]");
  await page.waitForURL("**/terms");
  await tabTo(page, "#agreed");
  await page.keyboard.press("Space");
  await press(page, "main form button[type=submit]");
  await page.waitForURL("**/home");
  await press(page, 'main a[href="/survey"]');
  await page.waitForURL("**/survey");
  await press(page, 'main a[href="/survey/household"]');
  await page.waitForURL("**/survey/household");
  for (const name of ["contact", "spouse"]) {
    await tabTo(page, `input[name="${name}"]`);
    await page.keyboard.press("Space");
  }
  await page.locator('input[name="spouse"][value="yes"]:checked').waitFor();
  await tabTo(page, 'input[name="spouse_insurance"]');
  await page.keyboard.press("ArrowDown");
  await type(page, "#spouse_income", "0");
  await press(page, "main form button[type=submit]");
  await expect(page).not.toHaveURL(/household/);
});
