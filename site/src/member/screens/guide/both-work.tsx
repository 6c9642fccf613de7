// The article for couples who both work (seed 001: 「共働きで家族を扶養(共同扶養)されているみなさまへ」), in our own words.
// `public/guides/both-work.pdf` is this page, printed.
import { Link } from "wouter-preact";
import { BackLink, Screen } from "../../layout/screen";
import s from "./guide.module.css";

export default function BothWork() {
  return (
    <Screen title="共働きでご家族を扶養されているみなさまへ">
      <p>ご夫婦とも収入があり、お子さまなどを扶養されている場合(共同扶養)の、扶養の考え方をご案内します。</p>
      <h2>どちらの被扶養者になりますか</h2>
      <ul>
        <li>お子さまなどの人数にかかわらず、年間収入の多い方の被扶養者とします。</li>
        <li>年間収入は、過去・現在・将来の収入などから見た、今後1年間の収入の見込みで比べます。</li>
        <li>
          ご夫婦の年間収入の差が、多い方の1割以内であるときは、届出により、主として生計を維持する方の被扶養者とします。
        </li>
      </ul>
      <p>
        <small>(令和3年4月30日 保保発0430第2号・保国発0430第1号「夫婦共同扶養の場合における被扶養者の認定について」)</small>
      </p>
      <h2>例</h2>
      <p>
        今後1年間の収入見込みが500万円と450万円の場合、差の50万円は500万円の1割以内です。この場合は、届出により、主として生計を維持する方の被扶養者とします。500万円と400万円の場合は差が1割を超えるため、500万円の方の被扶養者とします。
      </p>
      <h2>調査票では</h2>
      <ul>
        <li>配偶者が加入している健康保険と、今後1年間の収入見込額を入力してください。</li>
        <li>収入には、給与(賞与・通勤手当を含む)、年金、事業などの収入を含みます。</li>
        <li>
          扶養する方を変更するときは、新しい健康保険で認定されるまで、今の扶養を外す手続きをお待ちください。健康保険に加入していない期間が生じることを防ぐためです。
        </li>
      </ul>
      <div class={s.screenOnly}>
        <p>
          ご不明な点は、<Link href="/contact">お問い合わせ先</Link>へご連絡ください。
        </p>
        <BackLink href="/home">マイページへ</BackLink>
      </div>
    </Screen>
  );
}
