// What was typed on the way, kept in memory only: a reload forgets it, the password above all.
import { pass, type ProblemError } from "../../../api/problem";
import { readSignup, sendCode, type Signup } from "../../../api/public";
import { forgetInvitation } from "../../../kept/invitation";
import { sheet } from "../../../kept/kept";
import { halfWidth } from "../../../kit/text/normalise";
import type { Known } from "./rules";

export const SIGNUP_STEPS = ["ご本人の確認", "ユーザーIDの作成", "認証番号の入力", "完了"];

const NOTHING = {
  identity: { insurer_code: "", symbol: "", number: "", birth_date: "--", kana: "" },
  userId: "",
  email: "",
  password: "",
  /** Why the account was not made after the right code; the next screen shows it once. */
  refusal: null as ProblemError | null,
  /** This tab has shown the code screen: to come before it again is to go back (戻る). */
  codeShown: false,
};

export const draft = sheet("signup", NOTHING);

/** The account is open: forgets everything but the user ID, which the login screen fills in. */
export function finishDraft(userId: string): void {
  forgetInvitation();
  draft.note({ ...NOTHING, userId });
}

/** What a password must not contain, as far as this tab knows it. */
export const knownOf = (flow: Signup, userId: string): Known => ({
  userId: halfWidth(userId),
  number: flow.member?.number ?? "",
  birthDate: draft.now().identity.birth_date,
  insurerCode: flow.insurer?.code ?? "",
});

/**
 * Where the flow of this browser stands, for the screen before the code. Who comes back to it by キャンセル, a link or
 * the browser's own button takes the code back: it is dead, and all but the password stays. A second tab or a reload
 * goes on to the code.
 */
export async function readFlowBeforeCode(): Promise<Signup> {
  const flow = await readSignup();
  if (flow.state !== "code-sent" || !draft.now().codeShown || !flow.user_id) return flow;
  // Confirmed or over meanwhile: where it stands now says where to go.
  await sendCode({ user_id: flow.user_id, withdraw: true }).catch(pass("wrong-state", "no-flow"));
  draft.note({ codeShown: false, password: "" });
  return readSignup();
}
