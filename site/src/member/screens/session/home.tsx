// My page: who one is, what is to be done by when, what is new, and where to ask.
import { Link } from "wouter-preact";
import type { Home } from "../../../api/member";
import { CampaignLine } from "../../../insurer/campaign";
import { ContactList } from "../../../insurer/contacts";
import { NoticeList } from "../../../insurer/notices";
import { useInsurer } from "../../../insurer/store";
import { ButtonRow } from "../../../kit/components/button";
import { Facts } from "../../../kit/components/card";
import { fullTime } from "../../../kit/text/dates";
import { Screen } from "../../layout/screen";
import { WithHome } from "../../response/data";
import { useLogout } from "./logout";
import { Menu } from "./menu";
import { SurveyTasks } from "./tasks";
import s from "./home.module.css";

export default function HomeScreen() {
  return <WithHome>{(home) => <MyPage home={home} />}</WithHome>;
}

function MyPage({ home }: { home: Home }) {
  const logout = useLogout();
  return (
    <Screen title="マイページ" over={home.insurer.name}>
      <div class={s.greeting}>
        <p>
          <strong>{home.member.name}さん、こんにちは</strong>
        </p>
        {home.previous_login && <p class={s.last}>前回ログイン：{fullTime(home.previous_login)}</p>}
      </div>
      {home.survey ? <SurveyTasks survey={home.survey} /> : <NoSurvey />}
      {home.insurer.operator && <p class={s.muted}>{home.insurer.operator.note}</p>}
      <NoticeList title="組合からのお知らせ" notices={home.notices.insurer} />
      <NoticeList title={`${home.member.name}さんへのお知らせ`} notices={home.notices.personal} />
      <Menu entries={home.menu} />
      <h2>ご登録の情報</h2>
      <Facts
        facts={[
          ["お問合せ番号", home.enquiry_number],
          ["メールアドレス", home.email],
        ]}
      />
      <p>お問い合わせの際は、記号・番号の代わりに、お問合せ番号をお伝えください。</p>
      <h2>お問い合わせ先</h2>
      <ContactList contacts={home.insurer.contacts} level={3} />
      <Questions home={home} />
      <NoticeList title="サイトからのお知らせ" notices={home.notices.site} />
      {logout.refusal}
      <ButtonRow>{logout.button}</ButtonRow>
    </Screen>
  );
}

/** Not asked, or not yet: before the opening its day stands here as on the entry page (seed 001). */
function NoSurvey() {
  const campaign = useInsurer()?.campaign;
  if (campaign?.status === "before") return <CampaignLine campaign={campaign} />;
  return <p>現在、ご回答いただく調査はありません。</p>;
}

function Questions({ home }: { home: Home }) {
  if (home.insurer.faq.length === 0) return null;
  return (
    <p class={s.group}>
      <Link href="/help">よくあるご質問({home.insurer.faq.length}件)を見る</Link>
    </p>
  );
}
