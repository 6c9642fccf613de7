import { expect, test } from "vitest";
import type { Survey } from "../../../api/member";
import { keyOf } from "./drafts";

const survey = (campaign: string, enquiry_number: string) => ({ campaign, enquiry_number }) as Survey;

test("a draft belongs to one page of one member in one campaign", () => {
  const keys = [keyOf(survey("ngx-2026-1", "A1"), "d1.income"), keyOf(survey("ngx-2026-1", "A2"), "d1.income"), keyOf(survey("ngx-2027-1", "A1"), "d1.income"), keyOf(survey("ngx-2026-1", "A1"), "d2.income")];
  expect(new Set(keys).size).toBe(keys.length);
});
