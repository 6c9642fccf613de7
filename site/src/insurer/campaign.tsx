import type { Insurer } from "../api/public";
import { Banner } from "../kit/components/banner";
import { Facts } from "../kit/components/card";
import { longDate } from "../kit/text/dates";

/** Before the opening its day; while open the deadline with weekday; after it, that it is over. */
export function CampaignLine({ campaign }: { campaign: Insurer["campaign"] }) {
  if (!campaign) return <Banner kind="info" title="現在、受付中の調査はありません。" />;
  if (campaign.status === "before") {
    return (
      <Banner kind="info" title={`調査は${longDate(campaign.opens)}から始まります。`}>
        <p>
          開始日までは、調査票の回答はできません。回答期限は{longDate(campaign.deadline)}です。
        </p>
      </Banner>
    );
  }
  if (campaign.status === "closed") {
    return (
      <Banner kind="warning" title={`回答の受付は${longDate(campaign.deadline)}で終了しました。`}>
        <p>まだ提出されていない方は、下のお問い合わせ先へご連絡ください。</p>
      </Banner>
    );
  }
  return (
    <Facts
      facts={[
        ["回答期限", longDate(campaign.deadline)],
        ...(campaign.login_by
          ? ([["初回ログインの目安", `${longDate(campaign.login_by)}までにお願いします`]] as [string, string][])
          : []),
      ]}
    />
  );
}
