// The five fields of the identity form (seeds 000–003): whether all are there, and whether the date is one.
import * as v from "valibot";
import { filled } from "../../../../kit/form/rules";
import { daysIn } from "../../../../kit/text/dates";
import { kana } from "../../../../kit/text/normalise";

/** A date that exists: 生年月日 by selects or eight digits. */
function exists(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export const identity = v.object({
  insurer_code: filled("保険者指定コードを入力してください。"),
  symbol: filled("記号を入力してください。"),
  number: filled("番号を入力してください。"),
  birth_date: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, "生年月日の年・月・日をすべて入力してください。"),
    v.check(exists, "生年月日に、実際にある日付を入力してください。"),
  ),
  kana: v.pipe(v.string(), v.transform(kana), v.nonEmpty("氏名(カナ)を入力してください。")),
});
