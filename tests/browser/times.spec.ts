// What the calendar brings: before the opening, maintenance, a revision of the terms, after the deadline; and
// the resend of a code a minute later. A local run of its own is moved through the months.
import { expect, test, type Page } from "@playwright/test";
import { Look } from "./lib/look";
import { mailTo } from "./lib/mailbox";
import { loggedIn, post, verified } from "./lib/member";
import { fresh } from "./lib/demo";
import { Second, type Site } from "./lib/second";
import { PASSWORD, submit } from "./lib/signup";

/** The demo's own dates stand when today is this day: three weeks after the opening. */
const BEGIN = "2026-11-22T10:00:00+09:00";

function announce(site: Site): void {
  const first = site.terms[0]!;
  site.terms.push({
    ...first,
    version: 2,
    effective_from: "2026-12-10",
    summary: "個人情報の取扱い(第6条)に、書類の保存期間を加えます。",
    sections: first.sections.map((section) =>
      section.heading.startsWith("第6条") ? { ...section, paragraphs: [...section.paragraphs, "提出された書類は、調査の終了から5年間保存します。"] } : section,
    ),
  });
  const message = "定期メンテナンスのため、ご利用いただけません。";
  site.maintenance = { from: "2026-12-06T00:00:00+09:00", until: "2026-12-06T06:00:00+09:00", message };
}

async function login(page: Page, userId: string): Promise<void> {
  await page.fill("#user_id", userId);
  await page.fill("#password", PASSWORD);
  await submit(page);
}

test("the site follows the calendar and loses nothing", async ({ page, context }, info) => {
  const look = new Look(page, info, "times");
  const [person, waiting] = [fresh(), fresh()];
  const { userId } = person;
  const second = await Second.start(userId, BEGIN, announce);
  const { origin } = second;
  const at = async (time: string, path: string) => {
    await second.moveTo(time);
    await page.clock.setSystemTime(time);
    await page.goto(origin + path);
  };
  try {
    await page.clock.setSystemTime(BEGIN);
    await page.goto(`${origin}/?code=ngx`);
    await expect(page.getByText("12月6日", { exact: false }).first()).toBeVisible();
    await look.at("maintenance-announced");
    await loggedIn(page, person, origin);
    await page.goto(`${origin}/terms`);
    await expect(page.getByText("2026年12月10日", { exact: false }).first()).toBeVisible();
    await look.at("terms-revision-announced");

    // A second sign-up in another window waits for its code.
    const window = await context.browser()!.newContext({ ...info.project.use, baseURL: origin });
    const tab = await window.newPage();
    const resend = new Look(tab, info, "resend");
    await tab.clock.setSystemTime(BEGIN);
    await verified(tab, waiting, origin);
    await post(tab, "send-code", { user_id: waiting.userId, email: waiting.address });
    await tab.goto(`${origin}/signup/code`);
    await expect(tab.getByRole("button", { name: /再送する\(あと\d+秒\)/ })).toBeVisible();

    await at("2026-11-22T10:02:00+09:00", "/home");
    await expect(page.getByText("まだ提出されていません")).toBeVisible();
    await tab.clock.setSystemTime("2026-11-22T10:02:00+09:00");
    await tab.reload();
    await tab.getByRole("button", { name: "認証番号を再送する", exact: true }).click();
    await expect(tab.getByText("認証番号を再送しました。", { exact: false })).toBeVisible();
    await expect(tab.getByRole("button", { name: /再送する\(あと\d+秒\)/ })).toBeVisible();
    await resend.at("sent-again");
    await mailTo(tab.request, waiting.address, /認証番号/, 1, origin);
    await window.close();

    await at("2026-10-25T10:00:00+09:00", "/?code=ngx");
    await expect(page.getByText("2026年11月1日", { exact: false }).first()).toBeVisible();
    await look.at("before-entry");
    await page.goto(`${origin}/login`);
    await login(page, userId);
    await page.waitForURL("**/home");
    await expect(page.getByText("調査は2026年11月1日(日)から始まります。")).toBeVisible();
    await look.at("before-home");
    await page.goto(`${origin}/survey`);
    await expect(page.getByText("2026年11月1日(日)から入力していただけます。", { exact: false })).toBeVisible();
    await look.at("before-survey");

    await at("2026-12-06T03:00:00+09:00", "/");
    await page.waitForURL("**/maintenance");
    await expect(page.getByText("6:00", { exact: false }).first()).toBeVisible();
    await look.at("maintenance");

    await at("2026-12-10T09:00:00+09:00", "/login");
    await login(page, userId);
    await page.waitForURL("**/terms");
    await expect(page.getByText("改訂されました", { exact: false })).toBeVisible();
    await expect(page.getByText("調査の終了から5年間保存します", { exact: false })).toBeVisible();
    await look.at("terms-revised");
    await page.goto(`${origin}/survey`);
    await page.waitForURL("**/terms");
    await page.check("#agreed");
    await submit(page);
    await page.waitForURL("**/survey");

    await at("2027-01-05T10:00:00+09:00", "/?code=ngx");
    await expect(page.getByText("終了しました", { exact: false }).first()).toBeVisible();
    await look.at("closed-entry");
    await page.goto(`${origin}/login`);
    await login(page, userId);
    await expect(page.getByText("提出されないまま、回答期限を過ぎました")).toBeVisible();
    await look.at("closed-home");
    for (const [path, name] of [["/survey", "closed-survey"], ["/survey/household", "closed-page"], ["/documents/upload", "closed-documents"]] as const) {
      await page.goto(origin + path);
      await expect(page.getByText("を過ぎたため、入力や提出はできません。", { exact: false })).toBeVisible();
      await look.at(name);
    }
  } finally {
    await second.end();
  }
});
