// The screen of the uploads, and files put there by the API alone.
import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { pdf } from "./files";
import { UNSEEN } from "./look";
import { loggedIn, post } from "./member";
import type { Person } from "./demo";
import { submit } from "./signup";
import { answerSurvey, WISHES } from "./survey";

/** The size of a file that is some seconds on its way on the slow line. */
export const SOME_SECONDS = 300_000;
const BYTES_A_SECOND = 60_000;

/** A member who has answered everything and stands before the cards. */
export async function beforeTheCards(page: Page, person: Person): Promise<void> {
  await loggedIn(page, person);
  await answerSurvey(page, WISHES["0386"]!, UNSEEN);
  await page.check("#acknowledged");
  await submit(page);
  await page.waitForURL("**/documents/upload");
}

/** The first card whose document is not there yet and whose id fits. */
export async function openCard(page: Page, id = "documents."): Promise<Locator> {
  const card = page.locator(`main section[id^="${id}"]`, { hasText: "未提出" }).first();
  return page.locator(`[id="${await card.getAttribute("id")}"]`);
}

/** Chooses a small PDF of this name. */
export const choose = (card: Locator, name: string, bytes = 0) =>
  card.locator("input[type=file][multiple]").setInputFiles({ name, mimeType: "application/pdf", buffer: pdf("", bytes) });

/** Answers the question about マイナンバー. */
export const send = (card: Locator) => card.getByRole("button", { name: "写っていないので、アップロードする" }).click();

/** Slows what this page sends, until `end`. */
export async function slowLine(page: Page): Promise<{ end: () => Promise<void> }> {
  const line = await page.context().newCDPSession(page);
  const at = async (uploadThroughput: number) => {
    await line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  };
  await line.send("Network.enable");
  await at(BYTES_A_SECOND);
  return { end: () => at(-1) };
}

/** The bar of an upload whose first bytes have left. */
export async function underWay(card: Locator): Promise<Locator> {
  const bar = card.getByRole("progressbar");
  await expect.poll(() => bar.evaluate((one) => (one as HTMLProgressElement).value), { intervals: [50] }).toBeGreaterThan(0);
  return bar;
}

/** The row of the file of this name. */
export const row = (card: Locator, name: string) =>
  card.locator("li").filter({ has: card.page().locator("p").getByText(new RegExp(`^${name.replace(".", "\\.")}`)) });

/** Uploads a PDF to the card's document as the screen would, without the screen. */
export async function uploadUnseen(page: Page, card: Locator, file_name: string): Promise<void> {
  const bytes = pdf();
  const [dependent, document] = (await card.getAttribute("id"))!.split(".").slice(1) as [string, string];
  const { survey } = await page.evaluate(async () => (await (await fetch("/api/home")).json()) as { survey: { campaign: string } });
  const { campaign } = survey;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const wanted = { campaign, dependent, document, file_name, content_type: "application/pdf", size: bytes.length, sha256 };
  const { attachment, url, headers } = (await post(page, "presign-upload", wanted)) as { attachment: string; url: string; headers: Record<string, string> };
  const status = await page.evaluate(
    async ([to, sent, text]) => (await fetch(to, { method: "PUT", headers: sent, body: text })).status,
    [url, headers, bytes.toString("latin1")] as const,
  );
  expect(status, `PUT of ${file_name}`).toBe(200);
  await post(page, "finish-upload", { campaign, attachment });
}
