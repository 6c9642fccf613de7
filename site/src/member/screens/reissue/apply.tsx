// ログイン情報再発行申請 (seed 004, step 6).
import { useLocation } from "wouter-preact";
import * as v from "valibot";
import { useForm } from "../../../api/form";
import { startReissue, type Reissue } from "../../../api/public";
import { Field } from "../../../kit/components/field";
import { email } from "../../../kit/form/address";
import { FormView } from "../../../kit/form/form-view";
import { OddAddress } from "../../../kit/form/odd-address";
import { filled } from "../../../kit/form/rules";
import { SendRow } from "../../../kit/form/send-row";
import { Federations } from "./federations";
import { typed } from "./flow";
import { ReissueScreen } from "./frame";
import s from "./reissue.module.css";

const LABELS = {
  facility_number: "事業所番号",
  email: "通知先メールアドレス",
  email_again: "通知先メールアドレス(確認用)",
};

// A number of another form gets the API's text for agents, so its form is not judged here.
const RULES = v.pipe(
  v.object({
    facility_number: filled("事業所番号を入力してください。"),
    email,
    email_again: email,
  }),
  v.forward(
    v.check((sent) => sent.email === sent.email_again, "通知先メールアドレスと確認用が一致していません。"),
    ["email_again"],
  ),
);

export default function Apply() {
  return (
    <ReissueScreen title="ログイン情報再発行申請" at={2}>
      {(flow) => <ApplyForm flow={flow} />}
    </ReissueScreen>
  );
}

function ApplyForm({ flow }: { flow: Reissue }) {
  const [, go] = useLocation();
  const live = flow.state !== "requested";
  const before = typed.now();
  const known = {
    facility_number: before.facility_number || (live ? (flow.facility_number ?? "") : ""),
    email: before.email || (live ? (flow.email ?? "") : ""),
    email_again: before.email_again,
  };
  const form = useForm(
    known,
    RULES,
    async (sent, values) => {
      typed.note(values);
      await startReissue(sent);
      go("/reissue/prefecture");
    },
    { "facility-not-found": "facility_number" },
  );
  const field = (name: keyof typeof LABELS) => ({
    ...form.of(name),
    label: LABELS[name],
    onValue: (value: string) => {
      form.set(name, value);
      typed.note({ [name]: value });
    },
  });
  return (
    <FormView form={form} labels={LABELS}>
      <p>
        ログイン情報の再発行申請を行います。事業所番号と、申請状況等を通知するための任意のメールアドレスを入力し、【次へ】ボタンを押してください。
      </p>
      <Field {...field("facility_number")} width="medium" inputMode="numeric" hint="10桁の数字 (例)1311111111" />
      <Field {...field("email")} type="email" inputMode="email" autoComplete="email" />
      <OddAddress value={form.values.email} code="確認コード" button="次へ" />
      <Field {...field("email_again")} type="email" inputMode="email" autoComplete="email" hint="確認のため、もう一度入力してください。" />
      <ul class={s.notes}>
        <li>
          ※国保連合会より、通知先メールアドレスや事業所台帳に登録された電話番号等へ、ログイン情報の再発行に関する連絡が行われる場合があります。
        </li>
        <li>
          ※国保連合会により申請が承認されると、事業所台帳に登録された住所へユーザIDおよびログイン用パスワードが記載された「ログイン情報再発行通知書」が郵送されます。なお、国保連合会から返信用封筒の事前送付等を依頼される場合がありますので、国保連合会の案内(ホームページ等)に従って対応してください。
        </li>
        <li>
          ※介護事業所のログイン情報のみ再発行を申請できます。代理人のログイン情報を紛失した場合、国保連合会へお問い合わせください。
        </li>
      </ul>
      <Federations federations={flow.federations} open={Boolean(form.errors.facility_number && form.values.facility_number)} />
      <SendRow form={form} back="/reissue">次へ</SendRow>
    </FormView>
  );
}
