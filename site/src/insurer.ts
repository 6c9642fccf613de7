// The insurer whose words and contacts the screens show: from the invitation's link or typed once.
// Only its public code is kept, for this tab.
import { useEffect, useState } from "preact/hooks";
import { readInsurer, type Insurer } from "./api";

const KEY = "insurer";
const watchers = new Set<() => void>();
let current: Insurer | null = null;
/** Ends, never fails, when the insurer of the link or of this tab has arrived or cannot be had. */
let loading: Promise<void> | null = null;

function publish(insurer: Insurer | null) {
  current = insurer;
  for (const watcher of watchers) watcher();
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Loads the insurer of this code and keeps it; throws a ProblemError for an unknown one. */
export async function chooseInsurer(code: string): Promise<Insurer> {
  if (current?.code === code) return current;
  const insurer = await readInsurer(code);
  try {
    sessionStorage.setItem(KEY, insurer.code);
  } catch {
    // Storage may be switched off; the code is then asked for again after a reload.
  }
  publish(insurer);
  return insurer;
}

/** The same for the code of a link or of this tab: screens that open meanwhile wait for it. */
export function loadInsurer(code: string): Promise<Insurer> {
  const chosen = chooseInsurer(code);
  const end = () => {
    if (loading === ended) loading = null;
  };
  const ended: Promise<void> = chosen.then(end, end);
  loading = ended;
  return chosen;
}

/** The insurer of this tab: undefined while it loads, null where none is known. */
export function useInsurer(): Insurer | null | undefined {
  const [, redraw] = useState(0);
  const code = current?.code ?? remembered();
  const [tried, setTried] = useState(current !== null || (!code && !loading));
  useEffect(() => {
    const watcher = () => redraw((n) => n + 1);
    watchers.add(watcher);
    // It may have arrived between this component's drawing and this effect.
    if (current) watcher();
    else {
      if (code && !loading) loadInsurer(code).catch(() => undefined);
      // Nothing under way any more: it ended in between.
      (loading ?? Promise.resolve()).then(() => setTried(true));
    }
    return () => void watchers.delete(watcher);
  }, []);
  if (current) return current;
  return tried ? null : undefined;
}

/** Makes the insurer of this code the tab's: help and telephone at the foot of the page become theirs. */
export function useInsurerOf(code: string | null | undefined): void {
  useEffect(() => {
    if (code) chooseInsurer(code).catch(() => undefined);
  }, [code]);
}
