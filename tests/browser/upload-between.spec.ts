// Uploads when something comes between: a session that is over, no room for another file.
import { expect, test } from "@playwright/test";
import { pdf } from "./lib/files";
import { Look } from "./lib/look";
import { post } from "./lib/member";
import { fresh } from "./lib/demo";
import { loginAgain } from "./lib/signup";
import { beforeTheCards, choose, openCard, row, send, slowLine, SOME_SECONDS, underWay, uploadUnseen } from "./lib/uploads";

test("a session that ends before or under an upload loses no file", async ({ page, context }, info) => {
  const look = new Look(page, info, "uploads-ended");
  const person = fresh();
  const { userId } = person;
  await beforeTheCards(page, person);
  const card = await openCard(page);
  await choose(card, "表面.pdf");
  await send(card);
  await expect(card.getByText("アップロード済み")).toBeVisible({ timeout: 30_000 });
  const there = (name: string) => row(card, name).getByRole("button", { name: /PDFをダウンロードする/ });
  const login = async () => {
    await loginAgain(page, look, "login", userId, /documents\/upload/);
    await expect(card, "back at the card, whose file waits").toBeFocused();
    await expect(there("表面.pdf")).toBeVisible();
  };
  const again = async (name: string) => {
    await expect(row(card, name).getByRole("alert")).toContainText("アップロードが完了していません。もう一度アップロードしてください。");
    await row(card, name).getByRole("button", { name: "もう一度アップロードする" }).click();
    await expect(there(name)).toBeVisible({ timeout: 30_000 });
  };

  // The session is over before the file is sent.
  await choose(card, "裏面.pdf");
  await expect(row(card, "裏面.pdf")).toBeVisible();
  await post(page, "logout", {});
  await send(card);
  await login();
  await look.at("file-waits");
  await again("裏面.pdf");
  await look.at("file-there");

  // Another tab logs out while the bytes are on their way: they arrive, and nobody may say so.
  const line = await slowLine(page);
  await choose(card, "別紙.pdf", 2 * SOME_SECONDS);
  await send(card);
  const bar = await underWay(card);
  const other = await context.newPage();
  await other.goto("/home");
  await other.getByRole("button", { name: "ログアウト" }).first().click();
  await other.waitForURL(/\/login/);
  await other.close();
  await expect(bar, "still on its way").toBeVisible();
  await line.end();
  await login();
  await look.at("sent-file-waits");
  await again("別紙.pdf");
  await expect(card.getByRole("listitem"), "each file once").toHaveCount(3);
  await look.at("sent-file-there");
});

test("a person's twenty-first file is refused until another one goes", async ({ page }, info) => {
  const look = new Look(page, info, "uploads-full");
  await beforeTheCards(page, fresh());
  const card = await openCard(page, "documents.d");
  for (let n = 1; n < 20; n++) await uploadUnseen(page, card, `明細${n}.pdf`);
  await page.reload();
  const files = card.getByRole("button", { name: /PDFをダウンロードする/ });
  await choose(card, "明細20.pdf");
  await send(card);
  await expect(files).toHaveCount(20, { timeout: 30_000 });

  await choose(card, "明細21.pdf");
  await send(card);
  const refusal = card.getByRole("alert");
  await expect(refusal).toBeFocused();
  await expect(refusal).toContainText("20個までです。不要なファイルを削除してから、もう一度アップロードしてください。");
  await look.at("refused");
  const remove = async (name: string) => {
    await row(card, name).getByRole("button", { name: "削除" }).click();
    await row(card, name).getByRole("button", { name: "削除する" }).click();
    await expect(row(card, name)).toHaveCount(0);
  };
  await remove("明細1.pdf");
  await row(card, "明細21.pdf").getByRole("button", { name: "もう一度アップロードする" }).click();
  await expect(refusal).toHaveCount(0, { timeout: 30_000 });
  await expect(files).toHaveCount(20);
  await look.at("room-made");

  // A file in another one's place needs no room of its own.
  await card.getByLabel("差し替える：明細2.pdf").setInputFiles({ name: "新しい明細.pdf", mimeType: "application/pdf", buffer: pdf() });
  await send(card);
  await expect(row(card, "明細2.pdf")).toHaveCount(0, { timeout: 30_000 });
  await expect(row(card, "新しい明細.pdf").getByRole("button", { name: /PDFをダウンロードする/ })).toBeVisible();
  await expect(files).toHaveCount(20);
  await look.at("replaced");
});
