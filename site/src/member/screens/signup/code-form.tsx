import { useEffect, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { asProblem } from "../../../api/problem";
import { confirmCode, createAccount, type Signup } from "../../../api/public";
import { CodeField } from "../../../kit/components/code-field";
import { PasswordField } from "../../../kit/components/password-field";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { clockTime } from "../../../kit/text/dates";
import { draft, finishDraft, knownOf } from "./draft";
import { Resend } from "./resend";
import { passwordFor, passwordRules } from "./rules";

const LABELS = { code: "認証番号", password: "パスワード" };

export function CodeForm({ flow, again }: { flow: Signup; again: () => Promise<void> }) {
  const [, go] = useLocation();
  const userId = flow.user_id ?? draft.now().userId;
  const [asked] = useState(draft.now().password === "");
  const minutes = flow.code_minutes ?? 10;
  useEffect(() => draft.note({ codeShown: true }), []);
  const known = knownOf(flow, userId);
  const form = useForm(
    { code: "", password: draft.now().password },
    v.object({
      code: v.pipe(v.string(), v.nonEmpty("認証番号を入力してください。"), v.length(6, "認証番号は6桁の数字で入力してください。")),
      password: passwordFor(() => known),
    }),
    async ({ code, password }) => {
      draft.note({ password });
      // After a lost answer the code is spent: where the flow stands says whether it was right.
      await confirmCode(code).catch(async (thrown: unknown) => {
        await again();
        throw thrown;
      });
      try {
        await createAccount({ user_id: userId, password });
      } catch (thrown) {
        // The code is spent and the flow confirmed: another ID or password needs no new code.
        if (asProblem(thrown).slug !== "no-flow") draft.note({ refusal: asProblem(thrown) });
        await again();
        return;
      }
      finishDraft(userId);
      go("/signup/done", { replace: true });
    },
    { "code-refused": "code" },
  );

  return (
    <FormView form={form} labels={LABELS}>
      <p>
        {flow.email_editable ? "入力された" : "登録した"}メールアドレス{" "}
        {flow.sent_to && <strong>{flow.sent_to}</strong>} に認証番号を送信しました。
        {minutes}分以内に本文に記載されている6桁の認証番号を入力し、ユーザーID作成の手続きを完了してください。
      </p>
      {flow.code_expires_at && (
        <p>
          認証番号の有効期限：<strong>{clockTime(flow.code_expires_at)}</strong> まで(送信から{minutes}分)
        </p>
      )}
      <CodeField {...form.of("code")} label={LABELS.code} length={6} hint="メールに記載の6桁の数字" />
      {asked && (
        <PasswordField
          {...form.of("password")}
          autoComplete="new-password"
          hint={`画面を読み込み直したため、ユーザーID「${userId}」のパスワードをもう一度入力してください。生年月日を含むパスワードは使えません。`}
          rules={passwordRules(form.values.password, known)}
        />
      )}
      <SendRow form={form} back="/signup/account" word="キャンセル">OK</SendRow>
      <h2>メールが届かないとき</h2>
      <ul>
        {flow.sender && <li>送信元「{flow.sender}」からのメールが、迷惑メールフォルダに届いていないかご確認ください。</li>}
        <li>会社や携帯電話のメールでは、受信の制限により届かないことがあります。送信元からのメールを受信できるように設定してください。</li>
        {!flow.takes_replies && <li>送信専用のメールアドレスからお送りしています。返信いただいてもお答えできません。</li>}
        {flow.email_editable && (
          <li>
            メールアドレスに誤りがあるときは、<Link href="/signup/account">メールアドレスを修正</Link>してください。
          </li>
        )}
      </ul>
      <Resend flow={flow} userId={userId} again={again} />
    </FormView>
  );
}
