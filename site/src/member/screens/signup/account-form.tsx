import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { sendCode, type Signup } from "../../../api/public";
import { Facts } from "../../../kit/components/card";
import { Field, FieldError, type FieldProps } from "../../../kit/components/field";
import { PasswordField } from "../../../kit/components/password-field";
import { email } from "../../../kit/form/address";
import { FormView } from "../../../kit/form/form-view";
import { OddAddress } from "../../../kit/form/odd-address";
import { SendRow } from "../../../kit/form/send-row";
import { draft, knownOf } from "./draft";
import { MailNote } from "./mail-note";
import { passwordFor, passwordRules, userId, type Known } from "./rules";

const LABELS = { user_id: "ユーザーID", password: "パスワード", email: "メールアドレス" };

export function AccountForm({ flow }: { flow: Signup }) {
  const [, go] = useLocation();
  const typed = draft.now();
  const known = (): Known => knownOf(flow, form.values.user_id);
  const form = useForm(
    { user_id: typed.userId || (flow.user_id ?? ""), password: "", email: typed.email || (flow.sent_to ?? flow.email ?? "") },
    v.object({
      user_id: userId,
      password: passwordFor(known),
      email: flow.email_editable ? email : v.string(),
    }),
    async (sent) => {
      await sendCode({ user_id: sent.user_id, ...(flow.email_editable ? { email: sent.email } : {}) });
      draft.note({ userId: sent.user_id, email: flow.email_editable ? sent.email : "", password: sent.password });
      go("/signup/code");
    },
    { "user-id-taken": "user_id" },
  );

  return (
    <FormView form={form} labels={LABELS}>
      {flow.member && (
        <Facts
          facts={[
            ["お名前", `${flow.member.name} 様`],
            ["記号", flow.member.symbol],
            ["番号", flow.member.number],
          ]}
        />
      )}
      <p>今後ログインの際に使用するユーザーIDとパスワードを、ご自身で決めて入力してください。</p>
      <Field
        {...form.of("user_id")}
        label={LABELS.user_id}
        autoComplete="username"
        hint={
          <>
            <p>※半角英数字、半角記号(@ - _ . + ,)が利用可能。6文字以上50文字まで。</p>
            <p>※すでに使われているユーザーIDは登録できません。</p>
            {flow.user_id_hint && <p>※{flow.user_id_hint}</p>}
          </>
        }
      />
      <PasswordField
        {...form.of("password")}
        autoComplete="new-password"
        rules={passwordRules(form.values.password, known())}
      />
      <Address flow={flow} field={form.of("email")} />
      <SendRow form={form} back="/identify">作成する</SendRow>
      <p>「作成する」を押すと、上のメールアドレスに認証番号をお送りします。</p>
    </FormView>
  );
}

/** The registered address as the insurer's policy shows it, or a field where none is registered. */
function Address({ flow, field }: { flow: Signup; field: Pick<FieldProps, "name" | "value" | "error" | "onValue"> }) {
  if (!flow.email_editable) {
    return (
      <>
        <div id="email" tabIndex={-1}>
          <Facts facts={[["メールアドレス", flow.email ?? "登録されたメールアドレス"]]} />
          <FieldError {...field} />
        </div>
        <p>既に登録されているメールアドレスを表示しています。※修正不可</p>
        <MailNote flow={flow} />
      </>
    );
  }
  return (
    <>
      <Field
        {...field}
        label="メールアドレス"
        type="email"
        inputMode="email"
        autoComplete="email"
        hint={
          <>
            <p>認証番号をお送りします。受信できるメールアドレスをご入力ください。</p>
            <p>
              ※記号を最初や最後、連続で使用しているメールアドレスには、認証番号が届かない場合があります(RFC違反)。
              (例：_ab..cd---@example.co.jp)
            </p>
          </>
        }
      />
      <OddAddress value={field.value} code="認証番号" button="作成する" />
      <MailNote flow={flow} />
    </>
  );
}
