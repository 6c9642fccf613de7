// The five fields of the identity form, normalised as the API takes them (seeds 000–003).
import * as v from "valibot";
import { daysIn } from "../../text/dates";
import { halfWidth, kana } from "../../text/normalise";

const tidy = (ask: string) =>
  v.pipe(v.string(), v.transform(halfWidth), v.nonEmpty(ask));

export const insurerCode = v.pipe(
  tidy("保険者指定コードを入力してください。"),
  v.regex(/^[0-9A-Za-z-]{1,32}$/, "保険者指定コードは、半角の英字・数字で入力してください。"),
);

const onCard = (name: string) =>
  v.pipe(
    tidy(`${name}を入力してください。`),
    v.regex(/^[0-9A-Za-z-]{1,20}$/, `${name}は、半角の英字・数字で入力してください。`),
  );

/** A date that exists: 生年月日 by selects or eight digits. */
function exists(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export const identity = v.object({
  insurer_code: insurerCode,
  symbol: onCard("記号"),
  number: onCard("番号"),
  birth_date: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, "生年月日の年・月・日をすべて入力してください。"),
    v.check(exists, "生年月日に、実際にある日付を入力してください。"),
  ),
  kana: v.pipe(
    v.string(),
    v.transform(kana),
    v.nonEmpty("氏名(カナ)を入力してください。"),
    v.regex(/^[\p{sc=Hiragana}\p{sc=Katakana}ー・゛゜\-\s]+$/u, "氏名(カナ)は、ひらがなまたはカタカナで入力してください。"),
  ),
});
