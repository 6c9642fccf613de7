// Uploads: progress on a slow line, deletion with its question, another file in its place.
import { expect, test } from "@playwright/test";
import { pdf } from "./lib/files";
import { Look } from "./lib/look";
import { fresh } from "./lib/demo";
import { beforeTheCards, choose, openCard, send, slowLine, SOME_SECONDS, underWay } from "./lib/uploads";

test("an upload shows how far it is, can be taken back and replaced", async ({ page }, info) => {
  const look = new Look(page, info, "uploads");
  await beforeTheCards(page, fresh());
  const here = await openCard(page);

  const line = await slowLine(page);
  await choose(here, "大きな証明書.pdf", SOME_SECONDS);
  const seen = await page.evaluateHandle(() => {
    const values = new Set<number>();
    const note = () => document.querySelectorAll<HTMLProgressElement>("main progress").forEach((bar) => values.add(bar.value));
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    return values;
  });
  await send(here);
  await underWay(here);
  await look.at("progress", { working: true });
  await line.end();
  await expect(here.getByText("アップロード済み")).toBeVisible({ timeout: 30_000 });
  const values = await seen.evaluate((all) => [...all]);
  expect(values.filter((value) => value > 0 && value < 100).length, `between the ends: ${values}`).toBeGreaterThan(1);

  const remove = here.getByRole("button", { name: "削除 ：大きな証明書.pdf" });
  await remove.click();
  await expect(here.getByRole("group", { name: "削除の確認" })).toBeFocused();
  await look.at("delete-asked");
  await here.getByRole("button", { name: "やめる" }).click();
  await expect(remove, "the focus comes back").toBeFocused();
  await here.getByLabel(/差し替える/).setInputFiles({ name: "新しい証明書.pdf", mimeType: "application/pdf", buffer: pdf() });
  await expect(here.getByText("「大きな証明書.pdf」と差し替わります。", { exact: false })).toBeVisible();
  await look.at("replace-asked");
  await send(here);
  await expect(here.getByText("大きな証明書.pdf")).toHaveCount(0, { timeout: 30_000 });
  await expect(here.getByText("新しい証明書.pdf").first()).toBeVisible();
  await expect(here.getByText("アップロード済み")).toBeVisible();
  await look.at("replaced");

  await here.getByRole("button", { name: "削除 ：新しい証明書.pdf" }).click();
  await here.getByRole("button", { name: "削除する" }).click();
  await expect(here.getByText("未提出")).toBeVisible();
  await expect(here.getByText("新しい証明書.pdf")).toHaveCount(0);
  await expect(here, "the focus stays in the card").toBeFocused();
  await look.at("deleted");
});
