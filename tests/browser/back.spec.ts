// 戻る and キャンセル on the code screens: what was typed stays, the old code is dead.
import { expect, test } from "@playwright/test";
import { Look } from "./lib/look";
import { fresh, freshOffice } from "./lib/demo";
import { codeIn, mailTo } from "./lib/mailbox";
import { identify, PASSWORD, submit } from "./lib/signup";

test("キャンセル keeps what was typed but the password, and the code is dead", async ({ page, context }, info) => {
  const look = new Look(page, info, "back");
  const person = fresh();
  const { userId, address: to } = person;
  await page.goto("/?code=ngx");
  await identify(page, person, look);
  await page.fill("#user_id", userId);
  await page.fill("#password", PASSWORD);
  await page.fill("#email", to);
  await submit(page);
  await page.locator("#code").waitFor();
  const code = codeIn(await mailTo(page.request, to, /認証番号/), 6);
  // Another tab goes on where the flow stands, and takes nothing back.
  const tab = await context.newPage();
  await tab.goto("/signup/account");
  await tab.waitForURL("**/signup/code");
  await tab.close();
  await page.getByRole("link", { name: "キャンセル" }).click();
  await expect(page.locator("#user_id")).toHaveValue(userId);
  await expect(page.locator("#email")).toHaveValue(to);
  await expect(page.locator("#password")).toHaveValue("");
  await look.at("account");
  const refused = await page.request.post("/api/confirm-code", { data: { code } });
  expect(refused.status()).toBe(403);
  await page.goto("/signup/code");
  await page.waitForURL("**/signup/account");
});

test("戻る of the reissue corrects the address with a code of its own", async ({ page }) => {
  const office = freshOffice();
  await page.goto("/reissue/apply");
  await page.fill("#facility_number", "2970300035");
  await page.fill("#email", office);
  await page.fill("#email_again", office);
  await submit(page);
  await page.selectOption("#prefecture", { label: "奈良県" });
  await submit(page);
  await page.locator("#code").waitFor();
  const code = codeIn(await mailTo(page.request, office, /確認コード/), 4);
  await page.getByRole("link", { name: "戻る" }).click();
  await expect(page.locator("#facility_number")).toHaveValue("2970300035");
  await expect(page.locator("#email_again")).toHaveValue(office);
  const refused = await page.request.post("/api/confirm-reissue-code", { data: { code } });
  expect(refused.status()).toBe(403);
  await submit(page);
  await expect(page.locator("#prefecture")).toBeVisible();
});
