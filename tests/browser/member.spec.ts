// A member of each demo insurer, from the invitation (ngx: from the entry page) to the receipt.
import { test } from "@playwright/test";
import { Look } from "./lib/look";
import { PEOPLE } from "./lib/people";
import { account, enter, identify, login } from "./lib/signup";
import { answerSurvey, submitSurvey, uploadDocuments, WISHES } from "./lib/survey";

// Four ways that do not meet: the second worker need not wait for the last of them.
test.describe.configure({ mode: "parallel" });

for (const at of [0, 1, 2, 3]) {
  const insurer = PEOPLE.phone![at]!.insurer;
  test(`a member of ${insurer} comes to the receipt`, async ({ page }, info) => {
    const person = PEOPLE[info.project.name]![at]!;
    const look = new Look(page, info, person.insurer);
    const userId = `kenpo.${info.project.name}.${person.insurer}`;
    await enter(page, person, look);
    await identify(page, person, look);
    await account(page, person, userId, look);
    await login(page, userId, look);
    await answerSurvey(page, WISHES[person.insurer]!, look);
    await uploadDocuments(page, look);
    await submitSurvey(page, look);
  });
}
