// Where somebody stood when the session ended: login leads back there, or says why it never will. In this tab's
// memory only.
import type { ProblemError, Slug } from "../api/problem";
import { sheet } from "../kept/kept";

const stood = sheet("place", { path: null as string | null });

/** The refusal of a session whose account is closed, for the login screen to say. */
export const closed = sheet("closed", { by: null as ProblemError | null });

/** Keeps the screen that a refused session interrupted. */
export function rememberPlace(path: string): void {
  if (/^\/(survey|documents)/.test(path)) stood.note({ path });
}

/** Whether a refusal leads to another screen: to login or to the terms, from which the member comes back, or to login
 * for good. */
export const leadsOut = ({ slug }: { slug: Slug }): boolean => slug === "no-session" || slug === "terms-required" || slug === "account-closed";

/** Of the interrupted screen at `path`, the element to go on at; any other one keeps its place. */
export function goOnAt(path: string, id: string): void {
  if (stood.now().path === path) stood.note({ path: `${path}#${id}` });
}

/** The path to go on from after login: once the interrupted screen, else My page. */
export function placeToGoOn(): string {
  const { path } = stood.now();
  stood.note({ path: null });
  return path ?? "/home";
}
