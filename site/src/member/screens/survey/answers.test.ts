import { expect, test } from "vitest";
import type { SurveyField, SurveyPage } from "../../../api/member";
import { answersOf, emptyMessage, readBack, shownFields, totalOf, typedFrom } from "./answers";

const field = (name: string, kind: SurveyField["kind"], more: Partial<SurveyField> = {}): SurveyField => ({
  name,
  label: name,
  kind,
  options: [],
  required: true,
  unit: null,
  hint: null,
  max_length: null,
  visible_if: null,
  ...more,
});

const PAGE: SurveyPage = {
  id: "d1.income",
  title: "収入",
  kind: "dependent",
  dependent: "d1",
  lead: null,
  complete: false,
  fields: [
    field("salary", "choice", { options: [{ value: "yes", label: "有", hint: null }] }),
    field("salary_amount", "money", { visible_if: { field: "salary", any_of: ["yes"] } }),
    field("kinds", "checkbox", { visible_if: { field: "salary", any_of: ["no"] } }),
    field("kind_amount", "money", { visible_if: { field: "kinds", any_of: ["a"] } }),
    field("total", "total"),
  ],
};

test("a field whose deciding field is hidden is hidden too", () => {
  const typed = { salary: "yes", salary_amount: "１００万", kinds: ["a"], kind_amount: "5" };
  const fields = shownFields(PAGE, typed);
  expect(fields.map(({ name }) => name)).toEqual(["salary", "salary_amount", "total"]);
  expect(answersOf(fields, typed)).toEqual({ salary: "yes", salary_amount: "１００万" });
  expect(totalOf(fields, typed)).toBe(1_000_000);
});

test("saved answers come back as they would be typed", () => {
  expect(typedFrom(PAGE, { salary: "no", kinds: ["a"], kind_amount: 0 })).toEqual({
    salary: "no",
    salary_amount: "",
    kinds: ["a"],
    kind_amount: "0",
    total: "",
  });
});

test("answers are read back in words", () => {
  const [salary, amount] = PAGE.fields as [SurveyField, SurveyField];
  expect(readBack(salary, "yes")).toBe("有");
  expect(readBack(amount, 1_030_000)).toBe("1,030,000円");
  expect(readBack(field("date", "date"), "2026-04-01")).toBe("2026年4月1日(水)");
  expect(readBack(amount, undefined)).toBe("(未入力)");
  expect(emptyMessage(amount)).toContain("「salary_amount」");
});
