import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { createAccount, type Signup } from "../../../api/public";
import { Button, ButtonRow } from "../../../kit/components/button";
import { Field } from "../../../kit/components/field";
import { PasswordField } from "../../../kit/components/password-field";
import { FormView } from "../../../kit/form/form-view";
import { useForm } from "../../../api/form";
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
        name="user_id"
        label={LABELS.user_id}
        autoComplete="username"
        hint="※半角英数字、半角記号(@ - _ . + ,)が利用可能。6文字以上50文字まで。"
        value={form.values.user_id}
        error={form.errors.user_id}
        onValue={(value) => form.set("user_id", value)}
      />
      <PasswordField
        autoComplete="new-password"
        hint="※生年月日を含むパスワードは使えません。"
        value={form.values.password}
        error={form.errors.password}
        onValue={(value) => form.set("password", value)}
        rules={passwordRules(form.values.password, known())}
      />
      <ButtonRow>
        <Button type="submit" busy={form.busy}>
          作成する
        </Button>
      </ButtonRow>
    </FormView>
  );
}
