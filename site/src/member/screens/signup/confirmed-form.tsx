import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { createAccount, type Signup } from "../../../api/public";
import { Field } from "../../../kit/components/field";
import { PasswordField } from "../../../kit/components/password-field";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { draft, finishDraft, knownOf } from "./draft";
import { passwordFor, passwordRules, userId, type Known } from "./rules";

const LABELS = { user_id: "ユーザーID", password: "パスワード" };

/** The code is confirmed but no account yet: a taken ID, a refused password, or a reload in between. */
export function ConfirmedForm({ flow }: { flow: Signup }) {
  const [, go] = useLocation();
  const known = (): Known => knownOf(flow, form.values.user_id);
  const form = useForm(
    { user_id: flow.user_id ?? draft.now().userId, password: draft.now().password },
    v.object({ user_id: userId, password: passwordFor(known) }),
    async (sent) => {
      await createAccount(sent);
      finishDraft(sent.user_id);
      go("/signup/done", { replace: true });
    },
    { "user-id-taken": "user_id" },
  );

  useEffect(() => {
    const { refusal } = draft.now();
    draft.note({ refusal: null });
    if (refusal) form.refuse(refusal);
  }, []);

  return (
    <FormView form={form} labels={LABELS}>
      <p>メールアドレスの確認は済みました。認証番号をもう一度入力する必要はありません。</p>
      <Field
        {...form.of("user_id")}
        label={LABELS.user_id}
        autoComplete="username"
        hint="※半角英数字、半角記号(@ - _ . + ,)が利用可能。6文字以上50文字まで。"
      />
      <PasswordField
        {...form.of("password")}
        autoComplete="new-password"
        hint="※生年月日を含むパスワードは使えません。"
        rules={passwordRules(form.values.password, known())}
      />
      <SendRow form={form}>作成する</SendRow>
    </FormView>
  );
}
