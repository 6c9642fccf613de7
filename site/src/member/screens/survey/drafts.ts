// What was typed and not saved yet, page by page: going back, a reload, an ended session or a draft that changed
// elsewhere loses nothing.
import type { Survey } from "../../../api/member";
import { shelf } from "../../../kept/kept";
import type { Typed } from "./answers";

export interface Draft {
  typed: Typed;
  /** The saved answers beside which it was typed. */
  beside: Typed;
}

export const drafts = shelf<Draft>("survey", { reloads: true });

/** Another member's survey never meets these drafts: whose they are is part of the key. */
export const keyOf = (survey: Survey, page: string) => JSON.stringify([survey.campaign, survey.enquiry_number, page]);
