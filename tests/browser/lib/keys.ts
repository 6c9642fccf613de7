// Hands on the keyboard only: Tab to what is meant, see that it shows its focus, type or press.
import { expect, type FileChooser, type Locator, type Page } from "@playwright/test";
import { choiceOf, textOf, type Wishes } from "./survey";

/** How often Tab may be pressed before something counts as out of reach. */
const REACH = 150;

/** Presses Tab until the focus is on `target`; it must show that it has the focus. */
export async function tabTo(page: Page, target: string | Locator): Promise<void> {
  const wanted = typeof target === "string" ? page.locator(target) : target;
  // The screen stands: its heading has taken the focus in the same turn as it was drawn.
  await wanted.first().waitFor();
  for (let presses = 0; presses < REACH; presses++) {
    await page.keyboard.press("Tab");
    // In one go: two looks could see two elements.
    const { there, shown } = await wanted.evaluateAll((all) => {
      const active = document.activeElement as HTMLElement | null;
      if (!active || !all.includes(active)) return { there: false, shown: false };
      // A file input lies unseen over its label.
      const seen = active.matches("input[type=file]") ? active.closest("label")! : active;
      const { outlineStyle, boxShadow } = getComputedStyle(seen);
      return { there: true, shown: outlineStyle !== "none" || boxShadow !== "none" };
    });
    if (!there) continue;
    expect(shown, `${wanted} shows its focus`).toBe(true);
    return;
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

export async function type(page: Page, target: string | Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

export async function press(page: Page, target: string | Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

export async function tick(page: Page, target: string | Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Space");
}

/** The form's own button. */
export const send = (page: Page) => press(page, "main form button[type=submit]");

/** A choice in a select, by the arrow keys. */
export async function select(page: Page, target: string, label: string): Promise<void> {
  await tabTo(page, target);
  const chosen = () => page.locator(target).evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label);
  for (let presses = 0; presses < 60 && (await chosen()) !== label; presses++) await page.keyboard.press("ArrowDown");
  expect(await chosen()).toBe(label);
}

/** Opens the file dialogue of `target`. */
export async function chooser(page: Page, target: Locator): Promise<FileChooser> {
  // Listened for from before the way there: the browser hands the dialogue over only once it knows of it.
  const opened = page.waitForEvent("filechooser");
  await tabTo(page, target);
  await page.keyboard.press("Space");
  return opened;
}

/** Goes through the questions of the open page in the order of Tab, answers each and sends the page. */
export async function answerByKeys(page: Page, wishes: Wishes): Promise<void> {
  await page.locator("main form button[type=submit]").waitFor();
  for (let presses = 0; presses < REACH; presses++) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at === null) continue;
    if (at.type === "submit") return page.keyboard.press("Enter");
    if (at.type === "radio") await turnTo(page, choiceOf(at.name, at.values, wishes)[0]!);
    else if (at.type === "checkbox") {
      if (choiceOf(at.name, at.values, wishes).includes(at.value) && !at.checked) await page.keyboard.press("Space");
    } else {
      const text = textOf(at.name, at.inputMode, wishes);
      if (text !== null) await page.keyboard.insertText(text);
    }
  }
  throw new Error("Tab never reaches the page's button");
}

/** The control of the form that has the focus; null: it is elsewhere. */
function focused(page: Page) {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !active.closest("main form") || active instanceof HTMLAnchorElement) return null;
    const { type, name, value, checked, inputMode } = active as HTMLInputElement;
    const group = name ? [...document.querySelectorAll<HTMLInputElement>(`main form input[name="${name}"]`)] : [];
    return { type, name, value, checked, inputMode, values: group.map((one) => one.value) };
  });
}

/** From the radio that has the focus by the arrow keys to the one of this value. */
async function turnTo(page: Page, value: string): Promise<void> {
  const now = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  for (let presses = 0; presses < 30 && (await now()) !== value; presses++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.locator(`main form input[value="${value}"]:focus`)).toBeChecked();
}
