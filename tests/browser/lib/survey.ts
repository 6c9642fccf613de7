// The survey from My page to the receipt: answers by the questions' names, documents from small files.
import { expect, type Locator, type Page } from "@playwright/test";
import { crc32, deflateSync } from "node:zlib";
import type { Look } from "./look";
import { submit } from "./signup";

/** Answers by field name; what is not named is answered with いいえ/無, the first option or a plain value. */
export type Wishes = Record<string, string | string[]>;

export const WISHES: Record<string, Wishes> = {
  // Keeps everybody, at home, with a part-time job.
  "0386": { decision: "continue", living: "together", status: ["working"], occupation: "part-time", salary: "yes", salary_amount: "９６万円" },
  // Lives apart and gets money.
  mirai: {
    decision: "continue",
    living: "apart",
    kind: "household",
    remits: "yes",
    remittance: "100,000",
    method: "transfer",
    status: ["none"],
    occupation: "none",
  },
  // Is taken out.
  "32290414": { decision: "remove" },
  // Draws a pension and has a business.
  ngx: { decision: "continue", living: "together", status: ["pension", "other"], occupation: "business", pension: "yes", pension_kinds: ["national"], business: "yes" },
};

const VALUES: Record<string, string> = {
  date: "令和8年10月1日",
  address: "大阪府大阪市北区梅田0-0-1",
  tel: "06-0000-0000",
  school_year: "2年",
};

/** Answers every question of the page that is open now; answering may show more. */
async function answer(page: Page, wishes: Wishes): Promise<void> {
  const done = new Set<string>();
  for (let found = true; found; ) {
    found = false;
    const inputs = await page.locator("main form input, main form textarea").all();
    for (const input of inputs) {
      const name = (await input.getAttribute("name").catch(() => null)) ?? "";
      if (!name || done.has(name)) continue;
      done.add(name);
      found = true;
      await answerOne(page, input, name, wishes);
      break;
    }
  }
}

async function answerOne(page: Page, input: Locator, name: string, wishes: Wishes): Promise<void> {
  const type = await input.getAttribute("type");
  const wish = wishes[name];
  if (type === "radio" || type === "checkbox") {
    const options = page.locator(`main form input[name="${name}"]`);
    const values = await options.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const wanted = ([] as string[]).concat(wish ?? (values.includes("no") ? "no" : values[0]!));
    for (const value of wanted) await page.locator(`main form input[name="${name}"][value="${value}"]`).check();
    return;
  }
  if (name === "note") return;
  const inputMode = await input.getAttribute("inputmode");
  const value = typeof wish === "string" ? wish : (VALUES[name] ?? (inputMode === "numeric" ? "120000" : "記入例"));
  await input.fill(value);
}

/** All pages, resumed once by a reload. Keeps a picture of each kind of page the first time. */
export async function answerSurvey(page: Page, wishes: Wishes, look: Look): Promise<void> {
  await page.goto("/survey");
  await look.at("survey-start");
  await page.locator('main a[href^="/survey/"], main a[href="/documents"]').first().click();
  let resumed = false;
  const seen = new Set<string>();
  for (let screens = 0; screens < 60; screens++) {
    await page.waitForLoadState("networkidle");
    const path = decodeURIComponent(new URL(page.url()).pathname);
    if (path === "/documents" || path === "/survey/check") return;
    expect(path).toMatch(/^\/survey\/./);
    const kind = path.split(".").pop()!.replace(/\W/g, "");
    if (!seen.has(kind)) {
      await submit(page);
      await expect(page.locator("[role=alert]").first()).toBeVisible();
      await look.at(`survey-${kind}-errors`);
    }
    await answer(page, wishes);
    if (!seen.has(kind)) await look.at(`survey-${kind}`);
    seen.add(kind);
    await submit(page);
    await expect(page).not.toHaveURL(new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
    if (!resumed) {
      resumed = true;
      await page.reload();
    }
  }
  throw new Error("the survey has no end");
}

/** The list, its acknowledgement, and a file for each document (of alternatives the first). */
export async function uploadDocuments(page: Page, look: Look): Promise<void> {
  if (new URL(page.url()).pathname !== "/documents") return;
  await look.at("documents");
  await page.check("#acknowledged");
  await submit(page);
  await page.waitForURL(/documents\/upload|survey\/check/);
  if (page.url().includes("/survey/check")) return;
  await look.at("upload");
  // One throttled picture shows progress; the rest goes at full speed.
  const files = [
    { name: "証明書.png", mimeType: "image/png", buffer: png() },
    { name: "証明書.pdf", mimeType: "application/pdf", buffer: pdf() },
  ];
  const open = page.locator('main section[id^="documents."]', { hasText: "未提出" });
  for (let n = 0; (await open.count()) > 0 && n < 40; n++) {
    const id = (await open.first().getAttribute("id"))!;
    const card = page.locator(`[id="${id}"]`);
    await card.locator("input[type=file]").nth(1).setInputFiles(files[n % files.length]!);
    await card.getByRole("button", { name: "写っていないので、アップロードする" }).waitFor();
    if (n === 0) await look.at("upload-asked");
    await card.getByRole("button", { name: "写っていないので、アップロードする" }).click();
    await expect(card.getByText("アップロード済み")).toBeVisible({ timeout: 30_000 });
    if (n < 2) await look.at(`uploaded-${n + 1}`);
  }
  await page.getByRole("link", { name: "入力内容の確認へ進む" }).click();
}

/** Check answers, declaration, receipt. */
export async function submitSurvey(page: Page, look: Look): Promise<void> {
  await page.waitForURL("**/survey/check");
  await look.at("check");
  await page.goto("/survey/submit");
  await look.at("submit");
  await submit(page);
  await look.at("submit-not-declared");
  await page.locator("main form input[type=checkbox]").first().check();
  await submit(page);
  await page.waitForURL("**/survey/receipt");
  await expect(page.getByText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/).first()).toBeVisible();
  await look.at("receipt");
  await page.goto("/home");
  await look.at("home-submitted");
}

/** A real picture, 64 × 64, so that the checks of the bytes have something to check. */
export function png(): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const size = 64;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, 0xc8)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** A PDF of one empty page. */
export function pdf(trailer = ""): Buffer {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("")}`;
  text += `trailer<</Size 4/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

