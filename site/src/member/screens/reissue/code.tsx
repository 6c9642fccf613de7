// 確認コード入力 (seed 004, step 9): four digits, thirty minutes.
import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { confirmReissueCode, type Reissue } from "../../../api/public";
import { CodeField } from "../../../kit/components/code-field";
import { FormView } from "../../../kit/form/form-view";
import { SendRow } from "../../../kit/form/send-row";
import { clockTime } from "../../../kit/text/dates";
import { typed } from "./flow";
import { ReissueScreen } from "./frame";

export default function Code() {
  return (
    <ReissueScreen title="確認コード入力" at={3} when={["code-sent"]}>
      {(flow) => <CodeForm flow={flow} />}
    </ReissueScreen>
  );
}

function CodeForm({ flow }: { flow: Reissue }) {
  const [, go] = useLocation();
  useEffect(() => typed.note({ codeShown: true }), []);
  const form = useForm(
    { code: "" },
    v.object({
      code: v.pipe(v.string(), v.nonEmpty("確認コードを入力してください。"), v.length(4, "確認コードは4桁の数字で入力してください。")),
    }),
    async ({ code }) => {
      await confirmReissueCode(code);
      go("/reissue/confirm");
    },
    { "code-refused": "code" },
  );
  return (
    <FormView form={form} labels={{ code: "確認コード" }}>
      <p>
        入力されたメールアドレスに誤りがないことを確認するため、確認コードを <strong>{flow.sent_to ?? flow.email}</strong>{" "}
        宛に送信しました。メール本文に記載された4桁の数字を半角で入力し、【次へ】ボタンを押してください。
      </p>
      <CodeField
        {...form.of("code")}
        label="確認コード"
        length={4}
        hint={`確認コードの有効期間は${flow.code_minutes ?? 30}分です。${flow.code_expires_at ? `(${clockTime(flow.code_expires_at)}まで)` : ""}`}
      />
      <p>
        ※メールが届くまで数分程度かかる場合があります。
        {flow.sender && `送信元は「${flow.sender}」です。`}
        しばらく待ってもメールが届かない場合、入力されたメールアドレスに誤りがある可能性があります。その場合、【戻る】ボタンを押して、再度ログイン情報再発行申請を行ってください。
      </p>
      <p>また、入力されたメールアドレスに誤りがない場合、以下の原因が考えられます。</p>
      <ul>
        <li>受信制限の設定をしている。</li>
        <li>迷惑メールフォルダ等に移動している。</li>
        <li>メールの受信フォルダ・メールボックス等が容量オーバーになっている。</li>
        <li>プロバイダの通信状態で受信が遅れている。</li>
      </ul>
      <SendRow form={form} back="/reissue/apply">次へ</SendRow>
    </FormView>
  );
}
