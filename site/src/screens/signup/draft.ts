// What was typed on the way, kept in memory only: a reload forgets it, the password above all.
import { asProblem, readSignup, sendCode, type ProblemError, type Signup } from "../../api";

export const SIGNUP_STEPS = ["ご本人の確認", "ユーザーIDの作成", "認証番号の入力", "完了"];

export const draft = {
  identity: { insurer_code: "", symbol: "", number: "", birth_date: "--", kana: "" },
  userId: "",
  email: "",
  password: "",
  /** Why the account was not made after the right code; the next screen shows it once. */
  refusal: null as ProblemError | null,
  /** This tab has shown the code screen: to come before it again is to go back (戻る). */
  codeShown: false,
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

/**
 * The same for the screen before the code. Who comes back to it by キャンセル, a link or the browser's own button
 * takes the code back: it is dead, and all but the password stays. A second tab or a reload goes on to the code.
 */
export async function readFlowBeforeCode(): Promise<Signup> {
  const flow = await readSignup();
  if (flow.state !== "code-sent" || !draft.codeShown || !flow.user_id) return flow;
  await sendCode({ user_id: flow.user_id, withdraw: true }).catch((thrown: unknown) => {
    // Confirmed or over meanwhile: where it stands now says where to go.
    if (!["wrong-state", "no-flow"].includes(asProblem(thrown).slug)) throw thrown;
  });
  draft.codeShown = false;
  draft.password = "";
  return readSignup();
}
