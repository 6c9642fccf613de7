// What the entry page says about the survey's dates, and about maintenance.
import type { Insurer, Notices } from "../../api";
import { Banner } from "../../components/banner";
import { Facts } from "../../components/card";
import { dateTime, longDate } from "../../text/dates";

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

/** 利用規約改訂, announced before its day. */
export function RevisionLine({ revision }: { revision: NonNullable<Notices["next_revision"]> }) {
  return (
    <Banner kind="info" title={`${longDate(revision.effective_from)}に利用規約を改訂します。`}>
      <p>{revision.summary}</p>
      <p>改訂の後、はじめてログインされたときに、内容の確認と同意をお願いします。</p>
    </Banner>
  );
}

/** Announced maintenance with its end. */
export function MaintenanceLine({ maintenance }: { maintenance: NonNullable<Notices["maintenance"]> }) {
  return (
    <Banner kind="warning" title={maintenance.message}>
      <p>
        {dateTime(maintenance.from)}から{dateTime(maintenance.until)}まで
      </p>
    </Banner>
  );
}
