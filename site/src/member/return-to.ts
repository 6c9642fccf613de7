// Where somebody stood when the session ended: login leads back there. In this tab's memory only.
import type { Slug } from "../api/problem";
import { sheet } from "../kept/kept";

const stood = sheet("place", { path: null as string | null });

/** Keeps the screen that a refused session interrupted. */
export function rememberPlace(path: string): void {
  if (/^\/(survey|documents)/.test(path)) stood.note({ path });
}

/** Whether a refusal leads to another screen, from which the member comes back: to login, or to the terms. */
export const leadsOut = ({ slug }: { slug: Slug }): boolean => slug === "no-session" || slug === "terms-required";

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
