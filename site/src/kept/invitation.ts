// The token of the mailed invitation that this tab came by. It stands behind the `#` of the link, so that no server is
// told on the way; the tab keeps it over a reload, sends it with the card, and forgets it when the account is open and
// at a wanted logout.
import { shelf } from "./kept";

const kept = shelf<string>("invitation", { reloads: true });

/** The token to send with a card; null where the tab came without one. */
export const invitation = (): string | null => kept.get("") ?? null;

export const forgetInvitation = (): void => kept.drop("");

/** Takes `#i=<token>` out of the address: from there it would go into bookmarks, screenshots and shared links. */
export function takeInvitation(): void {
  const token = /^#i=([\w.-]{1,128})$/.exec(location.hash)?.[1];
  if (!token) return;
  kept.put("", token);
  history.replaceState(history.state, "", location.pathname + location.search);
}
