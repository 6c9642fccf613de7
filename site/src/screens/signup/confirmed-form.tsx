import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { createAccount, type Signup } from "../../api";
import { Button, ButtonRow } from "../../components/button";
import { Field } from "../../components/field";
import { PasswordField } from "../../components/password-field";
import { FormView } from "../../form/form-view";
import { useForm } from "../../form/use-form";
import { halfWidth } from "../../text/normalise";
import { draft, finishDraft } from "./draft";
import { passwordFor, passwordRules, userId, type Known } from "./rules";

const LABELS = { user_id: "ユーザーID", password: "パスワード" };

/** The code is confirmed but no account yet: a taken ID, a refused password, or a reload in between. */
export function ConfirmedForm({ flow }: { flow: Signup }) {
  const [, go] = useLocation();
  const known = (): Known => ({
    userId: halfWidth(form.values.user_id),
    number: flow.member?.number ?? "",
    birthDate: draft.identity.birth_date,
    insurerCode: flow.insurer?.code ?? "",
  });
  const form = useForm(
    { user_id: flow.user_id ?? draft.userId, password: draft.password },
    v.object({ user_id: userId, password: passwordFor(() => known()) }),
    async (sent) => {
      await createAccount(sent);
      finishDraft(sent.user_id);
      go("/signup/done", { replace: true });
    },
    { "user-id-taken": "user_id" },
  );

  useEffect(() => {
    const refusal = draft.refusal;
    draft.refusal = null;
    if (!refusal) return;
    const named = refusal.errors.filter(({ field }) => field in LABELS);
    if (named.length > 0) form.fail(named);
    else if (refusal.slug === "user-id-taken") form.fail([{ field: "user_id", message: refusal.message }]);
    else form.refuse(refusal);
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
