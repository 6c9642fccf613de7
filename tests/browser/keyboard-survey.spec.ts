// From My page to the receipt without touching a pointer: questions, documents, black-out, declaration.
import { expect, test } from "@playwright/test";
import { pdf, png } from "./lib/files";
import { answerByKeys, chooser, press, send, tabTo, tick, type } from "./lib/keys";
import { Look } from "./lib/look";
import { loggedIn } from "./lib/member";
import { fresh } from "./lib/demo";
import { WISHES } from "./lib/survey";

test("a member comes from My page to the receipt by keyboard alone", async ({ page }, info) => {
  const look = new Look(page, info, "keyboard");
  await loggedIn(page, fresh());
  await page.goto("/home");
  await press(page, 'main a[href="/survey"]');
  await press(page, page.getByRole("link", { name: "入力を始める" }));
  while (!/documents/.test(page.url())) {
    const here = page.url();
    await expect(page.locator("h1:focus")).toBeVisible();
    if (/survey\/./.test(here)) await answerByKeys(page, WISHES["0386"]!);
    await expect(page).not.toHaveURL(here);
  }
  await expect(page.locator("h1:focus")).toHaveText("添付資料の確認");
  await tick(page, "#acknowledged");
  await send(page);
  await expect(page.locator("h1:focus")).toHaveText("添付資料のアップロード");
  const open = page.locator('main section[id^="documents."]', { hasText: "未提出" });
  for (let n = 0; (await open.count()) > 0; n++) {
    const card = page.locator(`[id="${await open.first().getAttribute("id")}"]`);
    const dialogue = await chooser(page, card.locator("input[type=file][multiple]"));
    await dialogue.setFiles(
      n === 0
        ? { name: "証明書.png", mimeType: "image/png", buffer: png() }
        : { name: "証明書.pdf", mimeType: "application/pdf", buffer: pdf() },
    );
    await expect(card.getByRole("group", { name: "マイナンバーの確認" }), "the question takes the focus").toBeFocused();
    if (n === 0) {
      await press(page, card.getByRole("button", { name: "塗りつぶす", exact: true }));
      await expect(card.getByRole("heading", { name: "隠す部分の塗りつぶし" })).toBeFocused();
      await press(page, card.getByRole("button", { name: "枠を追加する" }));
      const [left, width] = [card.getByLabel("左から(%)"), card.getByLabel("幅(%)")];
      // Back from the button to the numbers that it has added.
      for (let presses = 0; presses < 8 && !(await left.evaluate((one) => one === document.activeElement)); presses++) await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("ArrowUp");
      await expect(left).toHaveValue("31");
      await type(page, width, "50");
      await expect(card.getByRole("img", { name: "1か所を塗りつぶしています。" })).toBeVisible();
      await look.at("black-out");
      await press(page, card.getByRole("button", { name: "この内容で塗りつぶす" }));
      await expect(card.getByRole("group", { name: "マイナンバーの確認" })).toBeFocused();
      await expect(card.getByText("1か所を塗りつぶしました。", { exact: false })).toBeVisible();
      await look.at("blacked-out");
    }
    await press(page, card.getByRole("button", { name: "写っていないので、アップロードする" }));
    await expect(card.getByText("アップロード済み")).toBeVisible({ timeout: 30_000 });
    await expect(card, "the focus stays in the card").toBeFocused();
  }
  await press(page, page.getByRole("link", { name: "入力内容の確認へ進む" }));
  await expect(page.locator("h1:focus")).toHaveText("入力内容の確認");
  await press(page, page.getByRole("link", { name: "提出へ進む" }));
  await expect(page.locator("h1:focus")).toHaveText("調査票の提出");
  await send(page);
  await expect(page.getByRole("alert"), "the summary takes the focus").toBeFocused();
  await press(page, page.getByRole("alert").getByRole("link"));
  await expect(page.locator("#declaration")).toBeFocused();
  await page.keyboard.press("Space");
  await send(page);
  await expect(page.locator("h1:focus")).toHaveText("調査票の提出が完了しました");
  await tabTo(page, page.getByRole("button", { name: "この画面を印刷する" }));
  await press(page, page.locator("main").getByRole("link", { name: "マイページへ" }));
  await expect(page.getByText("調査票は提出済みです")).toBeVisible();
});
