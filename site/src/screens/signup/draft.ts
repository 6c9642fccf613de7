// What was typed on the way, kept in memory only: a reload forgets it, the password above all.
import { readSignup, type ProblemError } from "../../api";

export const SIGNUP_STEPS = ["ご本人の確認", "ユーザーIDの作成", "認証番号の入力", "完了"];

export const draft = {
  identity: { insurer_code: "", symbol: "", number: "", birth_date: "--", kana: "" },
  userId: "",
  email: "",
  password: "",
  /** Why the account was not made after the right code; the next screen shows it once. */
  refusal: null as ProblemError | null,
};

/** Forgets everything but the user ID, which the login screen fills in. */
export function finishDraft(userId: string): void {
  draft.identity = { insurer_code: "", symbol: "", number: "", birth_date: "--", kana: "" };
  draft.email = "";
  draft.password = "";
  draft.userId = userId;
}

/** Where the flow of this browser stands; the screens follow it after a reload or in another tab. */
export const readFlow = readSignup;
