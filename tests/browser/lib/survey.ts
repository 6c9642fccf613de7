// The survey from My page to the receipt: answers by the questions' names, documents from small files.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Looker } from "./look";
import { pdf, png } from "./files";
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
  if (type === "radio" || type === "checkbox") {
    const options = page.locator(`main form input[name="${name}"]`);
    const values = await options.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    for (const value of choiceOf(name, values, wishes)) await page.locator(`main form input[name="${name}"][value="${value}"]`).check();
    return;
  }
  const text = textOf(name, await input.getAttribute("inputmode"), wishes);
  if (text !== null) await input.fill(text);
}

/** Which of a question's options to take. */
export function choiceOf(name: string, values: string[], wishes: Wishes): string[] {
  return ([] as string[]).concat(wishes[name] ?? (values.includes("no") ? "no" : values[0]!));
}

/** What to type into a field; null: leave it. */
export function textOf(name: string, inputMode: string | null, wishes: Wishes): string | null {
  const wish = wishes[name];
  if (name === "note") return null;
  return typeof wish === "string" ? wish : (VALUES[name] ?? (inputMode === "numeric" ? "120000" : "記入例"));
}

/** All pages, resumed once by a reload. Keeps a picture of each kind of page the first time. */
export async function answerSurvey(page: Page, wishes: Wishes, look: Looker): Promise<void> {
  await page.goto("/survey");
  await look.at("survey-start");
  await page.locator('main a[href^="/survey/"], main a[href="/documents"]').first().click();
  let resumed = false;
  const seen = new Set<string>();
  for (let screens = 0; screens < 60; screens++) {
    // The screen of the address: a heading, and on a page of the survey its button.
    await page.locator("main h1").waitFor();
    const path = decodeURIComponent(new URL(page.url()).pathname);
    if (path === "/documents" || path === "/survey/check") return;
    expect(path).toMatch(/^\/survey\/./);
    await page.locator("main form button[type=submit]").waitFor();
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
export async function uploadDocuments(page: Page, look: Looker): Promise<void> {
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
export async function submitSurvey(page: Page, look: Looker): Promise<void> {
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
