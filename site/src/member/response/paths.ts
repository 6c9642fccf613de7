// The order of the survey's screens.
import type { Survey } from "../../api/member";

/** The screen of a page id; null: everything is answered, check the answers. */
export function pathOf(page: string | null): string {
  if (page === null) return "/survey/check";
  return page === "documents" ? "/documents" : `/survey/${encodeURIComponent(page)}`;
}

/** The screen before this page. */
export function pathBefore(survey: Survey, page: string): string {
  const before = survey.pages[survey.pages.findIndex(({ id }) => id === page) - 1];
  return before ? pathOf(before.id) : "/survey";
}

/** What a submission or a page still waits for, as a way to where it is mended. */
export function pathOfError(field: string): string {
  if (field === "documents.acknowledged") return "/documents";
  if (field.startsWith("documents.")) return `/documents/upload#${field}`;
  if (field === "declaration") return "/survey/submit";
  return pathOf(field.slice(0, field.lastIndexOf(".")));
}
