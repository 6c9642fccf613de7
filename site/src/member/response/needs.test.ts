import { expect, test } from "vitest";
import type { RequiredDocument } from "../../api/member";
import { byPerson, cardId } from "./needs";

const wanted = (document: string, dependent: string | null, alternatives_group: string | null = null): RequiredDocument => ({
  document,
  dependent,
  dependent_name: dependent && "健保 花子",
  title: document,
  other_names: [],
  where_to_get: "",
  note: null,
  sample: null,
  alternatives_group,
  satisfied: false,
});

test("alternatives are one need, people stand in the order of the list", () => {
  const people = byPerson([wanted("resident-record", null), wanted("payslips", "d1", "d1.salary"), wanted("slip", "d1", "d1.salary"), wanted("tax", "d1")]);
  expect(people.map(({ key, needs }) => [key, needs.map(({ anyOf }) => anyOf.map(({ document }) => document))])).toEqual([
    ["household", [["resident-record"]]],
    ["d1", [["payslips", "slip"], ["tax"]]],
  ]);
});

test("a card is found by the field that a refused submission names", () => {
  expect(cardId(wanted("tax", "d1"))).toBe("documents.d1.tax");
  expect(cardId(wanted("resident-record", null))).toBe("documents.household.resident-record");
});
