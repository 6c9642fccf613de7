// Where somebody stood when the session ended: login leads back there. In this tab's memory only.

let place: string | null = null;

/** Keeps the screen that a refused session interrupted. */
export function rememberPlace(path: string): void {
  if (/^\/(survey|documents)/.test(path)) place = path;
}

/** Whether a refusal leads to another screen, from which the member comes back: to login, or to the terms. */
export const leadsOut = ({ slug }: { slug: string }): boolean => slug === "no-session" || slug === "terms-required";

/** Of the interrupted screen at `path`, the element to go on at; any other one keeps its place. */
export function goOnAt(path: string, id: string): void {
  if (place === path) place = `${path}#${id}`;
}

/** The path to go on from after login: once the interrupted screen, else My page. */
export function placeToGoOn(): string {
  const found = place ?? "/home";
  place = null;
  return found;
}

/** Logged out on purpose: nothing to go back to. */
export function forgetPlace(): void {
  place = null;
}
