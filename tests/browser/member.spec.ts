// A member of each demo insurer, from the invitation (ngx: from the entry page) to the receipt.
import { test } from "@playwright/test";
import { Look } from "./lib/look";
import { fresh } from "./lib/demo";
import { account, enter, identify, login } from "./lib/signup";
import { answerSurvey, submitSurvey, uploadDocuments, WISHES } from "./lib/survey";

// Four ways that do not meet: the second worker need not wait for the last of them.
test.describe.configure({ mode: "parallel" });

for (const insurer of ["0386", "mirai", "32290414", "ngx"]) {
  // What differs between insurers is no matter of the width: the desktop goes one insurer's way.
  const tag = insurer === "0386" ? [] : "@phone";
  test(`a member of ${insurer} comes to the receipt`, { tag }, async ({ page }, info) => {
    const person = fresh(insurer);
    const look = new Look(page, info, person.insurer);
    await enter(page, person, look);
    await identify(page, person, look);
    await account(page, person, look);
    await login(page, person.userId, look);
    await answerSurvey(page, WISHES[person.insurer]!, look);
    await uploadDocuments(page, look);
    await submitSurvey(page, look);
  });
}
