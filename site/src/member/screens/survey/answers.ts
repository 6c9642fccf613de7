// One page's answers: as they stand in the form, which of them show, and as they are sent.
import type { Answer, SurveyField, SurveyPage, VisibleIf } from "../../../api/member";
import { longDate } from "../../../kit/text/dates";
import { readYen, yen } from "../../../kit/text/yen";

/** What stands in the form: text as typed, or the ticked options. */
export type Typed = Record<string, string | string[]>;

/** The form's values for saved answers (none: empty fields). */
export function typedFrom(page: SurveyPage, saved: Record<string, Answer> | undefined): Typed {
  const typed: Typed = {};
  for (const { name, kind } of page.fields) {
    const answer = saved?.[name];
    typed[name] = kind === "checkbox" ? (Array.isArray(answer) ? answer : []) : answer === undefined ? "" : String(answer);
  }
  return typed;
}

/** The fields that show beside these values; what a hidden field decided does not count. */
export function shownFields(page: SurveyPage, typed: Typed): SurveyField[] {
  const counted: Typed = {};
  return page.fields.filter((field) => {
    const rules = ([] as VisibleIf[]).concat(field.visible_if ?? []);
    const shows = rules.every(({ field: by, any_of }) => ([] as string[]).concat(counted[by] ?? []).some((v) => any_of.includes(v)));
    if (shows) counted[field.name] = typed[field.name] ?? "";
    return shows;
  });
}

/** What is sent: shown fields only, the total left to the API. Amounts and days go as typed. */
export function answersOf(fields: SurveyField[], typed: Typed): Record<string, Answer> {
  const sent: Record<string, Answer> = {};
  for (const { name, kind } of fields) {
    const value = typed[name];
    if (kind !== "total" && value !== undefined && value.length > 0) sent[name] = value;
  }
  return sent;
}

/** The sum of the amounts that show and can be read. */
export function totalOf(fields: SurveyField[], typed: Typed): number {
  return fields
    .filter(({ kind }) => kind === "money")
    .reduce((sum, { name }) => sum + (readYen(String(typed[name] ?? "")) ?? 0), 0);
}

const REQUIRED: Record<SurveyField["kind"], string> = {
  choice: "いずれかを選択してください。",
  checkbox: "あてはまるものを1つ以上選択してください。",
  money: "金額を入力してください。ない場合は0を入力してください。",
  date: "日付を入力してください。",
  text: "入力してください。",
  textarea: "入力してください。",
  total: "入力してください。",
};

/** What a required field says when it is empty, led by its name so that the summary can be read alone. */
export function emptyMessage(field: SurveyField): string {
  return named(field, REQUIRED[field.kind]);
}

/** A message of the API, led by the field's name. */
export function named(field: Pick<SurveyField, "label">, message: string): string {
  return message.includes(field.label) ? message : `「${field.label}」：${message}`;
}

/** An answer as it is read back on the check screen. */
export function readBack(field: SurveyField, answer: Answer | string[] | undefined): string {
  if (answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0)) return "(未入力)";
  const label = (value: string) => field.options.find((option) => option.value === value)?.label ?? value;
  if (Array.isArray(answer)) return answer.map(label).join("、");
  if (field.kind === "money" || field.kind === "total") {
    const amount = typeof answer === "number" ? answer : readYen(answer);
    return amount === null ? String(answer) : yen(amount);
  }
  if (field.kind === "date") return longDate(String(answer));
  return field.kind === "choice" ? label(String(answer)) : String(answer);
}
