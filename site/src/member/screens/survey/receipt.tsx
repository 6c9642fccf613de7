// The receipt: its number, what happens next, and how to ask. Made to be printed.
import { Redirect } from "wouter-preact";
import { ContactList } from "../../../insurer/contacts";
import { Button, ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Facts } from "../../../kit/components/card";
import { dateTime } from "../../../kit/text/dates";
import { Screen } from "../../layout/screen";
import { WithSurvey, type SurveyProps } from "../../response/data";
import s from "./survey.module.css";

export default function ReceiptScreen() {
  return <WithSurvey>{(props) => <Receipt {...props} />}</WithSurvey>;
}

function Receipt({ survey, home }: SurveyProps) {
  if (!survey.receipt) return <Redirect to="/survey" replace />;
  return (
    <Screen title="調査票の提出が完了しました" over={survey.title}>
      <p class={s.receipt}>
        受付番号
        <strong>{survey.receipt}</strong>
      </p>
      <Facts
        facts={[
          ["お名前", `${home.member.name}さん`],
          ["提出日時", survey.submitted_at ? dateTime(survey.submitted_at) : ""],
          ["お問合せ番号", survey.enquiry_number],
          ["提出先", home.insurer.name],
        ]}
      />
      <h2>このあとの流れ</h2>
      <ol>
        <li>{home.insurer.name}が、調査票と添付資料を確認します。</li>
        <li>内容や資料に不備があるときは、メールとマイページでお知らせします。</li>
        <li>確認が終わりましたら、結果をマイページでお知らせします。</li>
      </ol>
      <p>お問い合わせの際は、記号・番号の代わりに、お問合せ番号または受付番号をお伝えください。</p>
      <div class={s.noPrint}>
        <ButtonRow>
          <Button look="outline" onClick={() => window.print()}>
            この画面を印刷する
          </Button>
          <ButtonLink href="/home">マイページへ</ButtonLink>
        </ButtonRow>
      </div>
      <h2>お問い合わせ先</h2>
      <ContactList contacts={home.insurer.contacts} level={3} />
    </Screen>
  );
}
