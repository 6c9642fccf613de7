// The identity form: five items off one card, one page (seeds 000–003).
import { Link, useLocation } from "wouter-preact";
import { useForm } from "../../../../api/form";
import { verifyIdentity } from "../../../../api/public";
import { ContactList } from "../../../../insurer/contacts";
import { chooseInsurer, useInsurer } from "../../../../insurer/store";
import { invitation } from "../../../../kept/invitation";
import { BirthDate } from "../../../../kit/components/birth-date";
import { Field } from "../../../../kit/components/field";
import { Steps } from "../../../../kit/components/steps";
import { FormView } from "../../../../kit/form/form-view";
import { SendRow } from "../../../../kit/form/send-row";
import { Screen, Waiting } from "../../../layout/screen";
import { SIGNUP_STEPS, draft } from "../draft";
import { identity } from "./rules";

const LABELS = {
  insurer_code: "保険者指定コード",
  symbol: "記号",
  number: "番号",
  birth_date: "生年月日",
  kana: "氏名(カナ)",
};

export default function Identify() {
  const insurer = useInsurer();
  return insurer === undefined ? <Waiting /> : <IdentityForm />;
}

function IdentityForm() {
  const insurer = useInsurer();
  const [, go] = useLocation();
  const typed = draft.now().identity;
  const form = useForm(
    { ...typed, insurer_code: typed.insurer_code || (insurer?.code ?? "") },
    identity,
    async (sent, typed) => {
      draft.note({ identity: typed });
      const { insurer } = await verifyIdentity({ ...sent, invitation: invitation() });
      await chooseInsurer(insurer.code).catch(() => undefined);
      go("/signup/account");
    },
  );
  const text = (name: keyof typeof LABELS) => ({
    ...form.of(name),
    label: LABELS[name],
    onValue: (value: string) => {
      form.set(name, value);
      draft.note({ identity: { ...draft.now().identity, [name]: value } });
    },
  });
  const term = insurer?.member_term ?? "被保険者";
  const hints = insurer?.hints;
  const refused = () => (
    <>
      <p>
        <Link href="/identify/where">記号・番号の確認方法</Link>
      </p>
      <p>
        すでにユーザーIDを作成済みの場合：<Link href="/login">ログイン</Link>／
        <Link href="/forgot-user-id">ユーザーIDを忘れた方</Link>
      </p>
      {insurer && <ContactList contacts={insurer.contacts} />}
    </>
  );

  return (
    <Screen title="ご本人の確認" over={insurer?.name}>
      <Steps steps={SIGNUP_STEPS} at={1} />
      <FormView form={form} labels={LABELS} ways={({ slug }) => (slug === "network" ? null : refused())}>
        <p>
          資格情報のお知らせ・資格確認書・マイナポータルのいずれかをご確認のうえ、入力してください。
          <br />
          <strong>※いずれも{term}ご本人の情報を入力してください。</strong>
        </p>
        <p>
          <Link href="/identify/where">記号・番号の確認方法</Link>
        </p>
        <Field
          {...text("insurer_code")}
          width="medium"
          hint={
            <>
              {hints?.code && <p>ご加入の組合のコードは「{hints.code}」です。</p>}
              {hints?.code_note && <p>※{hints.code_note}</p>}
              {!hints && <p>案内のメールや手紙に書かれています。</p>}
            </>
          }
        />
        <Field {...text("symbol")} width="short" hint={hints?.symbol && `${hints.symbol} ※半角`} />
        <Field {...text("number")} width="short" hint={hints?.number && `${hints.number} ※半角`} />
        <BirthDate {...text("birth_date")} label={`${term}の生年月日`} />
        <Field
          {...text("kana")}
          autoComplete="off"
          hint={
            <>
              <p>※記入例：{hints?.example_kana ?? "ケンポ タロウ"}</p>
              <p>※半角・全角使用可。ひらがなでも入力できます。苗字と名前の間のスペースは、有・無どちらでもかまいません。</p>
            </>
          }
        />
        <SendRow form={form} back="/">認証</SendRow>
        <p>
          <Link href="/login">既にユーザーIDを作成した方はこちら</Link>
        </p>
        {insurer?.operator && <p>{insurer.operator.note}</p>}
      </FormView>
    </Screen>
  );
}
