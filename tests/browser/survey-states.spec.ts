// The survey when something comes between: another tab, an ended session, a submission too early.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { Look, UNSEEN } from "./lib/look";
import { loggedIn, post } from "./lib/member";
import { fresh } from "./lib/demo";
import { PASSWORD, loginAgain, submit } from "./lib/signup";
import { answerSurvey, WISHES } from "./lib/survey";

/** What this tab would find again after a reload. */
const stored = (page: Page) => page.evaluate(() => Object.entries({ ...sessionStorage }));

/** Another tab of the same member saves the first page with this note. */
async function noteElsewhere(context: BrowserContext, note: string): Promise<void> {
  const other = await context.newPage();
  await other.goto("/survey/household");
  await other.fill("#note", note);
  await submit(other);
  await expect(other).not.toHaveURL(/household/);
  await other.close();
}

test("two tabs, an ended session and a submission too early lose nothing", async ({ page, context }, info) => {
  const look = new Look(page, info, "between");
  const person = fresh();
  const { userId } = person;
  await loggedIn(page, person);

  // Nothing is answered yet: the submission names every answer that it waits for.
  await page.goto("/survey/submit");
  await page.check("#declaration");
  await submit(page);
  const refusal = page.getByRole("alert");
  await expect(refusal).toBeFocused();
  await expect(refusal.getByRole("link").first()).toBeVisible();
  await look.at("submit-refused-answers");
  await refusal.getByRole("link").first().click();
  await expect(page).toHaveURL(/survey\/household/);

  // Two tabs on the same page; the other one saves first.
  await expect(page.locator("h1:focus")).toBeVisible();
  await page.check('input[name="contact"][value="unchanged"]');
  await page.check('input[name="spouse"][value="yes"]');
  const other = await context.newPage();
  await other.goto("/survey/household");
  await other.check('input[name="contact"][value="unchanged"]');
  await other.check('input[name="spouse"][value="no"]');
  await submit(other);
  await expect(other).not.toHaveURL(/household/);
  await other.close();
  await page.locator('input[name="spouse_insurance"]').first().check();
  await page.fill("#spouse_income", "１２３万円");
  await submit(page);
  await expect(refusal).toBeFocused();
  await expect(page.locator("#spouse_income")).toHaveValue("１２３万円");
  await look.at("stale");
  await page.getByRole("button", { name: "最新の内容を読み込む" }).click();
  await expect(page.getByText("保存されている内容が更新されました。")).toBeVisible();
  await expect(page.locator("#spouse_income")).toHaveValue("１２３万円");
  await expect(page.locator('input[name="spouse"][value="yes"]')).toBeChecked();
  await look.at("stale-reloaded");

  // The phone reloads the page: the answers typed on it are still there, and nothing else of this member is stored.
  await page.reload();
  await expect(page.locator("#spouse_income")).toHaveValue("１２３万円");
  await expect(page.locator('input[name="spouse"][value="yes"]')).toBeChecked();
  expect((await stored(page)).join()).not.toContain(PASSWORD);
  expect((await stored(page)).filter(([key]) => !/^(insurer|kept\/survey\/.*household.*)$/.test(key))).toEqual([]);

  // The session ends between two questions.
  await post(page, "logout", {});
  await submit(page);
  await loginAgain(page, look, "session-ended", userId, /survey\/household/);
  await expect(page.locator("#spouse_income")).toHaveValue("１２３万円");
  await expect(page.locator('input[name="spouse"][value="yes"]')).toBeChecked();
  await look.at("session-again");
  await submit(page);
  await expect(page).not.toHaveURL(/household/);

  // Everything is answered, nothing attached: the submission names each document and the acknowledgement.
  await answerSurvey(page, WISHES["0386"]!, UNSEEN);
  await page.goto("/survey/submit");
  await page.check("#declaration");
  await submit(page);
  await expect(refusal).toBeFocused();
  await expect(refusal.getByRole("link").nth(1)).toBeVisible();
  await look.at("submit-refused-documents");

  // Another tab changes an answer while the declaration is read: what is submitted must have been seen.
  await noteElsewhere(context, "住民票は来週提出します。");
  await submit(page);
  await expect(refusal).toBeFocused();
  await look.at("submit-stale");
  await page.getByRole("button", { name: "最新の内容を確認する" }).click();
  await page.waitForURL("**/survey/check");
  await expect(page.getByText("住民票は来週提出します。")).toBeVisible();
  await look.at("check-incomplete");

  // The same while the list of documents is read: it is shown anew before it counts as seen.
  await page.goto("/documents");
  await page.check("#acknowledged");
  await noteElsewhere(context, "住民票は再来週提出します。");
  await submit(page);
  await expect(refusal).toBeFocused();
  await look.at("list-stale");
  await page.getByRole("button", { name: "最新の一覧を読み込む" }).click();
  await expect(refusal).toHaveCount(0);
  await expect(page.locator("#acknowledged")).not.toBeChecked();
  await page.check("#acknowledged");
  await submit(page);
  await page.waitForURL("**/documents/upload");

  // A wanted logout leaves nothing of what was typed, whoever comes next.
  await page.goto("/survey/household");
  await page.fill("#note", "まだ保存していません。");
  await expect.poll(async () => (await stored(page)).join()).toContain("まだ保存していません。");
  await page.goto("/home");
  // One that does not arrive does not look like one that worked.
  await page.route("**/api/logout", (route) => route.abort());
  await page.getByRole("button", { name: "ログアウト" }).click();
  await expect(page.getByText("ログアウトできていません。")).toBeVisible();
  await look.at("logout-failed");
  await page.unroute("**/api/logout");
  await page.getByRole("button", { name: "ログアウト" }).click();
  await page.waitForURL("**/login");
  expect((await stored(page)).map(([key]) => key)).toEqual(["insurer"]);
  await post(page, "login", { user_id: userId, password: PASSWORD });
  await page.goto("/survey/household");
  await expect(page.locator("#note")).toHaveValue("住民票は再来週提出します。");
});
