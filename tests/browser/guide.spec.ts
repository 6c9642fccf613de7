// The screens beside the way: help, where to find the number, what is refused, what has no session.
import { expect, test } from "@playwright/test";
import { Look } from "./lib/look";
import { submit } from "./lib/signup";

const GUIDES: [string, string][] = [
  ["/identify/where", "where"],
  ["/forgot-password", "forgot-password"],
  ["/forgot-user-id", "forgot-user-id"],
  ["/help", "help"],
  ["/contact", "contact"],
  ["/browsers", "browsers"],
  ["/maintenance", "maintenance"],
  ["/terms", "terms-before-login"],
  ["/leaflet", "leaflet"],
  ["/manual", "manual"],
  ["/guides/both-work", "both-work"],
  ["/reissue", "reissue"],
  ["/no-such-page", "not-found"],
  ["/signup/account", "no-flow"],
];

test("the screens beside the way are readable", async ({ page }, info) => {
  const look = new Look(page, info, "guide");
  await page.goto("/?code=mirai");
  await look.at("entry-of-mirai");
  for (const [path, name] of GUIDES) {
    await page.goto(path);
    await look.at(name);
  }
});

test("leaflet and manual name deadline, way in, edition and contents, and print on A4", async ({ page }) => {
  await page.goto("/?code=mirai");
  await page.getByRole("link", { name: /初回認証からログインまで/ }).first().click();
  await expect(page.getByText(/^回答期限：\d{4}年\d+月\d+日\([日月火水木金土]\)$/)).toBeVisible();
  await expect(page.getByRole("img", { name: "入口のページの二次元バーコード" })).toBeVisible();
  await expect(page.getByText(/^\d{4}年\d+月\d+日\(.\)版$/)).toBeVisible();
  await page.getByRole("link", { name: "操作マニュアル" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("操作マニュアル");
  await page.getByRole("link", { name: "不備の場合の手続き" }).click();
  await expect(page.getByRole("heading", { name: /不備の場合の手続き/ })).toBeInViewport();
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["header", "footer", "aside"]) await expect(page.locator(hidden)).toBeHidden();
  await expect(page.getByRole("button", { name: "印刷する" })).toBeHidden();
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe("%PDF");
});

test("the two old addresses lead to the one entry page, with the invitation", async ({ page }) => {
  for (const path of ["/portal/signup.ibss", "/portal/"]) {
    await page.goto(`${path}?code=mirai#i=mirai-2026-1.00112233445566778899aabbccddeeff`);
    await expect(page).toHaveURL(/:\d+\/\?code=mirai$/);
    await expect(page.locator("main h1")).toBeVisible();
    await page.goto("/identify");
    await page.fill("#insurer_code", "mirai");
    await page.fill("#symbol", "01");
    await page.fill("#number", "999998");
    await page.fill("#birth_date-digits", "19620312");
    await page.fill("#kana", "ケンポ ジロウ");
    const sent = page.waitForRequest("**/api/verify-identity");
    await submit(page);
    expect((await sent).postDataJSON().invitation).toBe("mirai-2026-1.00112233445566778899aabbccddeeff");
  }
});

test("a refusal names both ways on and keeps what was typed", async ({ page }, info) => {
  const look = new Look(page, info, "refused");
  await page.goto("/identify?code=mirai");
  await page.fill("#insurer_code", "mirai");
  await page.fill("#symbol", "01");
  await page.fill("#number", "999999");
  await page.fill("#birth_date-digits", "19620312");
  await page.fill("#kana", "ケンポ ハナコ");
  await submit(page);
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("link", { name: "ログイン" }).first()).toBeVisible();
  await expect(page.locator("#number")).toHaveValue("999999");
  await look.at("identity");
  await page.goto("/login");
  await page.fill("#user_id", "nobody.at.all");
  await page.fill("#password", "wrong-pass-1");
  await submit(page);
  await expect(page.getByText("ユーザーIDまたはパスワードが正しくありません").first()).toBeVisible();
  await expect(page.locator("#user_id")).toHaveValue("nobody.at.all");
  await look.at("login");
  await page.goto("/home");
  await page.waitForURL(/\/login/);
  await look.at("no-session");
});

test("nothing scrolls sideways at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/?code=32290414", "/identify", "/login", "/help", "/contact", "/reissue", "/reissue/apply"]) {
    await page.goto(path);
    await page.locator("main h1").waitFor();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, path).toBeLessThanOrEqual(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("main button, main input:not([type=radio]):not([type=checkbox]), main select")]
        .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(small, `${path}: targets under 44 px`).toEqual([]);
  }
});

test("the mailbox shows its mails", async ({ page }, info) => {
  await page.goto("/mailbox");
  await expect(page.locator("h1")).toBeVisible();
  await page.screenshot({ path: `../../target/screens/${info.project.name}/mailbox.png` });
});
