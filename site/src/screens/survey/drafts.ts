// What was typed and not saved yet, page by page: in this tab's memory only, so that going back, an
// ended session or a draft that changed elsewhere loses nothing.
import type { Survey } from "../../api/member";
import type { Typed } from "./answers";

export interface Draft {
  typed: Typed;
  /** The saved answers beside which it was typed. */
  beside: Typed;
}

const drafts = new Map<string, Draft>();

/** Another member's survey never meets these drafts: whose they are is part of the key. */
function keyOf(survey: Survey, page: string): string {
  return JSON.stringify([survey.campaign, survey.enquiry_number, page]);
}

export const draftOf = (survey: Survey, page: string) => drafts.get(keyOf(survey, page));
export const keepDraft = (survey: Survey, page: string, draft: Draft) => void drafts.set(keyOf(survey, page), draft);
export const dropDraft = (survey: Survey, page: string) => void drafts.delete(keyOf(survey, page));
