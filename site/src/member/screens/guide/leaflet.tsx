// The leaflet before login: by when, where, and each step from the sign-up to the login (seed 001).
import { Link } from "wouter-preact";
import type { Insurer } from "../../../api/public";
import { ContactList } from "../../../insurer/contacts";
import { Facts } from "../../../kit/components/card";
import { longDate } from "../../../kit/text/dates";
import { Printed, WayIn } from "./printed";
import s from "./guide.module.css";

export default function Leaflet() {
  return <Printed title={() => "初回認証からログインまで"}>{(insurer) => <Sheet insurer={insurer} />}</Printed>;
}

function Sheet({ insurer }: { insurer: Insurer }) {
  const { campaign, hints, mail, member_term: member } = insurer;
  return (
    <>
      <p>{member}各位</p>
      {campaign && (
        <div class={s.deadline}>
          {campaign.title}
          <strong>回答期限：{longDate(campaign.deadline)}</strong>
          {campaign.status === "before" && <>回答は{longDate(campaign.opens)}から始まります。</>}
          {campaign.login_by && <>{longDate(campaign.login_by)}までに、一度ログインしてください。</>}
        </div>
      )}
      <p>※提出書類をアップロードし、調査票を提出するまで完了になりません。</p>
      <h2>1. 入口のページを開く</h2>
      <p>
        「{mail.invitation_from}」から届いたご案内に記載のURLを開くか、下のアドレスまたは二次元バーコードからアクセスし、「ユーザーIDを作成する」を押してください。
      </p>
      <WayIn insurer={insurer} />
      <h2>2. ご本人の確認</h2>
      <p>※いずれも{member}ご本人の情報を入力してください。</p>
      <Facts
        facts={[
          ["保険者指定コード", `${hints.code}${hints.code_note ? `(${hints.code_note})` : ""}`],
          ["記号", hints.symbol],
          ["番号", hints.number],
          ["生年月日", "半角数字8桁での入力もできます。(例)19510101"],
          ["氏名(カナ)", `※記入例：${hints.example_kana}　※半角・全角使用可`],
        ]}
      />
      <h2>3. ユーザーIDとパスワードを決める</h2>
      <p>今後ログインするときに使うユーザーIDとパスワードを、ご自身で決めて入力し、「作成する」を押してください。</p>
      <ul>
        <li>ユーザーID：半角英数字、半角記号(@ - _ . + ,)で6文字以上50文字まで{hints.user_id && `。${hints.user_id}`}</li>
        <li>パスワード：英字・数字・記号をそれぞれ1文字以上使い、8文字以上20文字以内(大文字と小文字の組み合わせは不要)</li>
      </ul>
      <h2>4. 認証番号を入力する</h2>
      <p>
        「{mail.system_from}」から{mail.arrives_at}へ、6桁の認証番号が届きます。10分以内に入力し、「OK」を押してください。届かない場合は、迷惑メールフォルダと受信制限の設定をご確認ください。
      </p>
      <h2>5. ログインする</h2>
      <p>
        ログイン画面が表示されるので、3で決めたユーザーIDとパスワードでログインしてください。初回は利用規約をお読みいただき、「利用規約に同意する」にチェックを入れて「次へ」を押すと、マイページが表示されます。
      </p>
      <p>
        その後の操作は<Link href="/manual">操作マニュアル</Link>をご覧ください(マイページのメニューからも開けます)。
      </p>
      <h2>お問い合わせ先</h2>
      {insurer.operator && <p>{insurer.operator.note}</p>}
      <ContactList contacts={insurer.contacts} level={3} />
    </>
  );
}
