// ログイン情報再発行: from the choice of the way to the accepted request (seed 004).
import { expect, test } from "@playwright/test";
import { Look } from "./lib/look";
import { freshOffice } from "./lib/demo";
import { codeIn, mailTo } from "./lib/mailbox";
import { submit } from "./lib/signup";

test("a facility asks for its login information", async ({ page }, info) => {
  const look = new Look(page, info, "reissue");
  const to = freshOffice();
  await page.goto("/reissue");
  await look.at("route");
  await page.getByLabel("セキュリティ用メールアドレスが不明または未登録の場合はこちら").check();
  await submit(page);
  await page.locator("#facility_number").waitFor();
  await page.fill("#email", to);
  await page.fill("#email_again", to);
  await page.fill("#facility_number", info.project.name === "phone" ? "3170100011" : "3170200027");
  await look.at("apply");
  await submit(page);
  await page.locator("#prefecture").waitFor();
  await page.selectOption("#prefecture", { label: "鳥取県" });
  await look.at("prefecture");
  await submit(page);
  await page.locator("#code").waitFor();
  await look.at("code");
  const mail = await mailTo(page.request, to, /確認コード/);
  await page.fill("#code", codeIn(mail, 4));
  await submit(page);
  await expect(page.getByText(info.project.name === "phone" ? "さくら訪問介護ステーション" : "大山デイサービスセンター")).toBeVisible();
  await look.at("confirm");
  await submit(page);
  await page.waitForURL("**/reissue/done");
  await look.at("done");
  await mailTo(page.request, to, /受け付け/);
});
