// The one entry page: who has no user ID yet and who has one both find their way from here.
import { useEffect, useState } from "preact/hooks";
import { Link, Redirect, useSearch } from "wouter-preact";
import { asProblem } from "../../../api/problem";
import { CampaignLine } from "../../../insurer/campaign";
import { InsurerCode } from "../../../insurer/code-form";
import { ContactList } from "../../../insurer/contacts";
import { Announced, NoticeList, useNotices } from "../../../insurer/notices";
import { loadInsurer, useInsurer } from "../../../insurer/store";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink } from "../../../kit/components/button";
import { Card } from "../../../kit/components/card";
import { Screen } from "../../layout/screen";
import { PhoneCode } from "./phone-code";
import s from "./entry.module.css";

export default function Entry() {
  const asked = new URLSearchParams(useSearch()).get("code");
  const insurer = useInsurer();
  const [refused, setRefused] = useState<string | null>(null);
  const site = useNotices();

  useEffect(() => {
    if (asked) loadInsurer(asked).catch((thrown: unknown) => setRefused(asProblem(thrown).message));
  }, [asked]);

  if (site?.maintenance?.on) return <Redirect to="/maintenance" replace />;
  const title = insurer?.campaign?.title ?? "被扶養者資格調査";
  return (
    <Screen title={title} over={insurer?.name}>
      <Announced site={site} />
      {refused && !insurer && <Banner kind="error" title={refused} />}
      {insurer && <CampaignLine campaign={insurer.campaign} />}
      {insurer === null && (!asked || refused !== null) && <InsurerCode initial={asked ?? ""} />}
      <div class={s.ways}>
        <Card title="はじめての方">
          <p>ユーザーIDをまだお持ちでない方は、ご本人の確認を行い、ユーザーIDを作成してください。</p>
          <ButtonLink href="/identify">ユーザーIDを作成する</ButtonLink>
        </Card>
        <Card title="ユーザーIDをお持ちの方">
          <p>すでにユーザーIDを作成済みの方は、こちらからログインしてください。</p>
          <ButtonLink href="/login" look="outline">
            ログインする
          </ButtonLink>
        </Card>
      </div>
      <p>
        ※提出書類をアップロードし、調査票を提出するまで完了になりません。
      </p>
      {insurer && (
        <>
          <p>
            <Link href="/leaflet" class={s.leaflet}>
              初回認証からログインまでのご案内(印刷できます)
            </Link>
          </p>
          <PhoneCode code={insurer.code} />
        </>
      )}
      <NoticeList title={`${insurer?.kind === "共済組合" ? "共済組合" : "組合"}からのお知らせ`} notices={insurer?.notices ?? []} />
      <NoticeList title="サイトからのお知らせ" notices={site?.notices ?? []} />
      {insurer && (
        <section>
          <h2>お問い合わせ先</h2>
          {insurer.operator && <p>{insurer.operator.note}</p>}
          <p>
            調査のご案内のメールは「{insurer.mail.invitation_from}」から、認証番号のメールは「{insurer.mail.system_from}
            」からお送りします。
          </p>
          <ContactList contacts={insurer.contacts} level={3} />
        </section>
      )}
      <section class={s.facility}>
        <h2>介護事業所の方へ</h2>
        <p>電子請求のパスワード等を紛失した方は、ログイン情報の再発行をこちらから申請できます。</p>
        <ButtonLink href="/reissue" look="outline">
          パスワード等を紛失した方はこちら
        </ButtonLink>
      </section>
    </Screen>
  );
}
