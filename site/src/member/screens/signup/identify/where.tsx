// 記号・番号の確認方法 (seed 003): three papers or screens that show them, each drawn.
import { Link } from "wouter-preact";
import { useInsurer } from "../../../../insurer/store";
import { BackLink, Screen } from "../../../layout/screen";
import { CertificateSample, NoticeSample, PortalSample } from "./samples";
import s from "./where.module.css";

export default function Where() {
  const insurer = useInsurer();
  const page = insurer?.contacts.find((contact) => contact.form_url);
  return (
    <Screen title="記号・番号の確認方法" over={insurer?.name}>
      <p>次のいずれかで確認できます。数字の前の「0」も含めて、書かれているとおりに入力してください。枝番は入力しません。</p>
      <h2>マイナポータルで確認する</h2>
      <div class={s.pair}>
        <ol>
          <li>
            <strong>手順1</strong>　マイナポータルにログインします。
          </li>
          <li>
            <strong>手順2</strong>　ホーム画面の「証明書」から「健康保険証」を選択します。
          </li>
          <li>
            <strong>手順3</strong>　健康保険証の資格情報が表示されます。画面をスクロールして、記号・番号を確認してください。
          </li>
        </ol>
        <PortalSample />
      </div>
      <h2>資格確認書で確認する</h2>
      <div class={s.pair}>
        <p>資格確認書をお持ちの方は、おもて面の「記号」「番号」をご覧ください。</p>
        <CertificateSample />
      </div>
      <h2>資格情報のお知らせで確認する</h2>
      <div class={s.pair}>
        <p>ご加入の組合から届いた「資格情報のお知らせ」の「記号」「番号」をご覧ください。</p>
        <NoticeSample />
      </div>
      {page?.form_url && (
        <p>
          お手元に見当たらないときは、<a href={page.form_url}>{page.name}</a>へお問い合わせください。
        </p>
      )}
      <p>
        <Link href="/contact">お問い合わせ先の一覧</Link>
      </p>
      <BackLink href="/identify">ご本人の確認へ戻る</BackLink>
    </Screen>
  );
}
