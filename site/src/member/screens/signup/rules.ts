// User ID, password and address as the seeds have them; the API checks all of it again.
import * as v from "valibot";
import { halfWidth } from "../../../kit/text/normalise";

/** Seeds 000–003: letters, digits, @ - _ . + , and 6 to 50 of them. */
export const userId = v.pipe(
  v.string(),
  v.transform(halfWidth),
  v.nonEmpty("ユーザーIDを入力してください。"),
  v.regex(/^[0-9A-Za-z@\-_.+,]+$/, "ユーザーIDに使える文字は、半角英字・半角数字・半角記号(@ - _ . + ,)です。"),
  v.minLength(6, "ユーザーIDは6文字以上で入力してください。"),
  v.maxLength(50, "ユーザーIDは50文字以内で入力してください。"),
);

/** What a password must not contain: the user ID, the 番号, the birth date, the insurer's code. */
export interface Known {
  userId: string;
  number: string;
  birthDate: string;
  insurerCode: string;
}

const FOLDS: Record<string, string> = { "@": "a", "0": "o", "1": "i", "3": "e", $: "s", "!": "i" };
const fold = (text: string) => text.toLowerCase().replace(/[@013$!]/g, (sign) => FOLDS[sign] ?? sign);

function holds(password: string, secret: string, shortest: number): boolean {
  if (secret.length < shortest) return false;
  return password.toLowerCase().includes(secret.toLowerCase()) || fold(password).includes(fold(secret));
}

function holdsBirthDate(password: string, date: string): boolean {
  const [year = "", month = "", day = ""] = date.split("-");
  if (!year || !month || !day) return false;
  const found = password.replace(/[^0-9A-Za-z]/g, "");
  return [year + month + day, year.slice(2) + month + day].some((digits) => found.includes(digits));
}

/** The rules one by one, for the live checklist. */
export function passwordRules(password: string, known: Known): { text: string; met: boolean }[] {
  const plain = /^[\x21-\x7e]*$/.test(password);
  const personal =
    holds(password, known.userId, 4) ||
    holds(password, known.number, 4) ||
    holds(password, known.insurerCode, 3) ||
    holdsBirthDate(password, known.birthDate);
  return [
    { text: "8文字以上20文字以内", met: password.length >= 8 && password.length <= 20 },
    { text: "英字を1文字以上(大文字・小文字の組み合わせは不要)", met: /[A-Za-z]/.test(password) },
    { text: "数字を1文字以上", met: /\d/.test(password) },
    { text: "記号を1文字以上(? ! @ # $ % & ( ) _ + など)", met: /[^0-9A-Za-z]/.test(password) && plain },
    { text: "半角の文字だけ(空白は使えません)", met: password !== "" && plain },
    // After a reload the birth date is not known here: the list must not call kept what the API may refuse.
    { text: `ユーザーID・番号・${/\d/.test(known.birthDate) ? "生年月日・" : ""}保険者指定コードを含まない`, met: password !== "" && !personal },
  ];
}

/** A password that meets all of `passwordRules`. */
export const passwordFor = (known: () => Known) =>
  v.pipe(
    v.string(),
    v.nonEmpty("パスワードを入力してください。"),
    v.check(
      (password) => passwordRules(password, known()).every((rule) => rule.met),
      "パスワードが条件を満たしていません。下の一覧をご確認ください。",
    ),
  );
