// States beside the straight way: a wrong code, a file that is refused, blacked out, deleted.
import { expect, test } from "@playwright/test";
import { Look, UNSEEN } from "./lib/look";
import { fresh } from "./lib/demo";
import { codeIn, mailTo } from "./lib/mailbox";
import { identify, login, PASSWORD, submit } from "./lib/signup";
import { pdf, png } from "./lib/files";
import { answerSurvey, WISHES } from "./lib/survey";

test("a wrong code and a bad file are said plainly, and both can be mended", async ({ page }, info) => {
  const look = new Look(page, info, "states");
  const person = fresh();
  const { userId } = person;
  const to = `a..b.${userId}@docomo.example.jp`;
  await page.goto("/?code=ngx");
  await identify(page, person, UNSEEN);
  await page.fill("#user_id", userId);
  await page.fill("#password", PASSWORD);
  await page.fill("#email", to);
  await expect(page.getByText("このメールアドレスには、認証番号が届かない場合があります。")).toBeVisible();
  await look.at("odd-address");
  await submit(page);
  // Mail servers take such a name between quotation marks only.
  const mail = await mailTo(page.request, `"a..b.${userId}"@docomo.example.jp`, /認証番号/);
  const code = codeIn(mail, 6);
  await page.fill("#code", code === "000000" ? "000001" : "000000");
  await submit(page);
  await expect(page.getByText("認証番号が正しくないか、有効期限が切れています", { exact: false }).first()).toBeVisible();
  await look.at("code-refused");
  await page.fill("#code", code);
  await submit(page);
  await page.waitForURL(/signup\/done|login/);
  await page.goto("/login");
  await login(page, userId, UNSEEN);
  await answerSurvey(page, WISHES["0386"]!, UNSEEN);
  await page.check("#acknowledged");
  await submit(page);
  await page.waitForURL("**/documents/upload");
  const card = page.locator('main section[id^="documents."]').first();
  const file = card.locator("input[type=file]").nth(1);
  await file.setInputFiles({ name: "鍵つき.pdf", mimeType: "application/pdf", buffer: pdf("/Encrypt 9 0 R") });
  await card.getByRole("button", { name: "写っていないので、アップロードする" }).click();
  await expect(card.getByText("パスワード", { exact: false }).first()).toBeVisible({ timeout: 30_000 });
  await look.at("upload-refused");
  await card.getByRole("button", { name: "削除 ：鍵つき.pdf" }).click();
  await card.getByRole("button", { name: "削除する" }).click();
  await expect(card.getByText("鍵つき.pdf")).toHaveCount(0);
  await file.setInputFiles({ name: "証明書.png", mimeType: "image/png", buffer: png() });
  await card.getByRole("button", { name: "塗りつぶす", exact: true }).click();
  await expect(card.getByRole("heading", { name: "隠す部分の塗りつぶし" })).toBeFocused();
  await look.at("black-out");
});

test("whoever is faster than the insurer's answer finds their code filled in", async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route("**/api/insurer?*", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/?code=ngx");
  await page.getByRole("link", { name: "ユーザーIDを作成する" }).click();
  await expect(page).toHaveURL(/identify/);
  await expect(page.getByText("読み込んでいます")).toBeVisible();
  arrive();
  await expect(page.locator("#insurer_code")).toHaveValue("ngx");
});

test("a link with an unknown code keeps nobody waiting", async ({ page }) => {
  await page.goto("/?code=zzzz");
  await page.getByRole("link", { name: "ユーザーIDを作成する" }).click();
  await expect(page.locator("#insurer_code")).toHaveValue("");
});

test("a field's own message goes when the field is changed, the list of all stays until the next sending", async ({ page }) => {
  await page.goto("/identify");
  await submit(page);
  const summary = page.getByRole("alert", { name: /入力内容をご確認ください/ });
  await expect(summary).toBeFocused();
  const symbol = page.getByRole("textbox", { name: /^記号/ });
  await expect(symbol).toHaveAttribute("aria-invalid", "true");
  await symbol.fill("55");
  await expect(symbol).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("＊記号を入力してください。")).toHaveCount(0);
  await expect(page.getByText("＊番号を入力してください。")).toBeVisible();
  await expect(summary.getByRole("link", { name: "記号を入力してください。" })).toBeVisible();
  await submit(page);
  await expect(summary.getByRole("link", { name: "記号を入力してください。" })).toHaveCount(0);
  await expect(summary).toBeFocused();
});
