import type { Survey } from "../../api/member";
import { useInsurer } from "../../insurer/store";
import { Banner } from "../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../kit/components/button";
import { dateTime, longDate } from "../../kit/text/dates";

/** Why nothing can be changed now, and what stands. */
export function Closed({ survey }: { survey: Survey }) {
  if (survey.receipt)
    return (
      <>
        <Banner kind="success" title="調査票は提出済みです。">
          <p>
            受付番号：{survey.receipt}
            {survey.submitted_at && `(${dateTime(survey.submitted_at)})`}
          </p>
        </Banner>
        <ButtonRow>
          <ButtonLink href="/survey/check" look="outline">
            提出した内容を見る
          </ButtonLink>
          <ButtonLink href="/survey/receipt" look="outline">
            受付画面を見る
          </ButtonLink>
        </ButtonRow>
      </>
    );
  if (survey.status === "before") return <Before />;
  return (
    <Banner kind="warning" title={`回答期限(${longDate(survey.deadline)})を過ぎたため、入力や提出はできません。`}>
      <p>ご提出については、画面の下の「お問い合わせ先の一覧」の窓口へご連絡ください。</p>
    </Banner>
  );
}

/** Not yet: from which day on, once the insurer's dates are here. */
function Before() {
  const opens = useInsurer()?.campaign?.opens;
  const day = opens ? longDate(opens) : "開始日";
  return <Banner kind="info" title={`この調査はまだ始まっていません。${day}から入力していただけます。`} />;
}
