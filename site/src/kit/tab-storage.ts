// What this tab remembers over a reload. Storage may be switched off or full: then nothing is remembered.

export function remember(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // The tab's own memory still has it.
  }
}

/** Everything remembered under keys that begin so. */
export function remembered(prefix: string): [key: string, text: string][] {
  try {
    return Object.entries({ ...sessionStorage }).filter(([key]) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
