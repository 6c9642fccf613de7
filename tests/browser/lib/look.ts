// What every screen must show: a picture kept, no axe violation, no sideways scroll, one h1, no CSP message.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, type Request, type TestInfo } from "@playwright/test";
import { mkdirSync } from "node:fs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Who looks at a screen; `UNSEEN` walks a way whose screens another test looks at. */
export type Looker = Pick<Look, "at">;
export const UNSEEN: Looker = { at: () => Promise.resolve() };

export class Look {
  private count = 0;
  private readonly complaints: string[] = [];
  private readonly underWay = new Set<Request>();

  constructor(
    private readonly page: Page,
    private readonly info: TestInfo,
    private readonly way: string,
  ) {
    page.on("console", (message) => {
      if (message.type() === "error" && /Content.Security|TrustedType|violat/i.test(message.text())) this.complaints.push(message.text());
    });
    page.on("request", (request) => this.underWay.add(request));
    page.on("requestfinished", (request) => this.underWay.delete(request));
    page.on("requestfailed", (request) => this.underWay.delete(request));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** Looks at the screen as it is now (`working`: also while something is on its way) and keeps its picture
   * under `target/screens`. */
  async at(name: string, { working = false } = {}): Promise<void> {
    const { page } = this;
    await page.locator("main h1").first().waitFor();
    // Nothing works any more: a form being sent, a file being read, a screen on its way.
    if (!working) {
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await expect.poll(() => this.underWay.size, { message: `${name}: requests under way`, intervals: [20] }).toBe(0);
    }
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const folder = `../../target/screens/${this.info.project.name}`;
    mkdirSync(folder, { recursive: true });
    const number = String(++this.count).padStart(2, "0");
    await page.screenshot({ path: `${folder}/${this.way}-${number}-${name}.png`, fullPage: true });
    await expect(page.locator("main h1"), `${name}: one h1`).toHaveCount(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${name}: scrolls sideways`).toBeLessThanOrEqual(0);
    const axe = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
    const found = axe.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
    expect(found, `${name}: axe`).toEqual([]);
    expect(this.complaints, `${name}: messages`).toEqual([]);
  }
}
