// The insurer whose words and contacts the screens show: from the invitation's link or typed once.
// Only its public code is kept, for this tab.
import { useEffect } from "preact/hooks";
import { readInsurer, type Insurer } from "../api/public";
import { remember, remembered } from "../kit/tab-storage";
import { watched } from "../kit/watched";

const KEY = "insurer";
const code = () => remembered(KEY)[0]?.[1];

/** The insurer of this tab: undefined while the one of the link or of the tab is on its way, null where none is known. */
const tab = watched<Insurer | null | undefined>(code() ? undefined : null);
/** What was asked for last: an answer that comes later than another wish changes nothing. */
let wish: { code: string; answer: Promise<Insurer> } | null = null;

/** Loads the insurer of this code and makes it the tab's; throws a ProblemError for an unknown one. */
export function chooseInsurer(code: string): Promise<Insurer> {
  if (wish?.code === code) return wish.answer;
  const now = tab.get();
  const answer = now?.code === code ? Promise.resolve(now) : readInsurer(code);
  const mine = (wish = { code, answer });
  const settle = (insurer: Insurer | null) => {
    if (wish !== mine) return;
    wish = null;
    if (insurer) remember(KEY, insurer.code);
    tab.set(insurer ?? tab.get() ?? null);
  };
  answer.then(settle, () => settle(null));
  return answer;
}

/** The same for the code of a link or of this tab: screens that open meanwhile wait for it. */
export function loadInsurer(code: string): Promise<Insurer> {
  if (!tab.get()) tab.set(undefined);
  return chooseInsurer(code);
}

/** The insurer of this tab, which the first screen that asks has loaded. */
export function useInsurer(): Insurer | null | undefined {
  const insurer = tab.use();
  useEffect(() => {
    const known = code();
    if (known && !tab.get() && !wish) loadInsurer(known).catch(() => undefined);
  }, []);
  return insurer;
}

/** Makes the insurer of this code the tab's: help and telephone at the foot of the page become theirs. */
export function useInsurerOf(code: string | null | undefined): void {
  useEffect(() => {
    if (code) chooseInsurer(code).catch(() => undefined);
  }, [code]);
}
