// よくあるご質問: the insurer's own, then the site's.
import { Link } from "wouter-preact";
import { useInsurer } from "../../../insurer/store";
import { Screen } from "../../layout/screen";
import { Questions } from "./questions";

const SITE_QUESTIONS = [
  {
    question: "初回と2回目以降で、開くページは違いますか。",
    answer: "同じ入口のページからお使いいただけます。ユーザーIDをお持ちでない方は「ユーザーIDを作成する」、お持ちの方は「ログインする」へお進みください。",
  },
  {
    question: "記号・番号が分かりません。",
    answer: "マイナポータル、資格確認書、資格情報のお知らせのいずれかで確認できます。「記号・番号の確認方法」のページをご覧ください。",
  },
  {
    question: "認証番号のメールが届きません。",
    answer: "迷惑メールフォルダと、会社や携帯電話の受信制限の設定をご確認ください。届かないときは、認証番号の入力画面から再送できます。認証番号の有効期限は送信から10分です(手続きの有効時間が近いときは短くなります。画面とメールに表示します)。",
  },
  {
    question: "途中で画面を閉じてしまいました。",
    answer: "ユーザーIDの作成は、有効時間のうちであれば同じブラウザで続きから再開できます。調査票は1ページごとに保存され、ログインすると続きから入力できます。",
  },
  {
    question: "調査票に回答すれば完了ですか。",
    answer: "いいえ。提出書類をアップロードし、調査票を提出するまで完了になりません。提出すると受付番号が表示されます。",
  },
  {
    question: "スマートフォンでも使えますか。",
    answer: "お使いいただけます。パソコンで始めて、スマートフォンで書類を撮影して添付することもできます。",
  },
];

export default function Help() {
  const insurer = useInsurer();
  return (
    <Screen title="よくあるご質問" over={insurer?.name}>
      {insurer && insurer.faq.length > 0 && (
        <>
          <h2>{insurer.name}からのご案内</h2>
          <Questions questions={insurer.faq} />
        </>
      )}
      <h2>このサイトの使い方</h2>
      <Questions questions={SITE_QUESTIONS} />
      <p>
        <Link href="/manual">操作マニュアル</Link>
      </p>
      <p>
        <Link href="/leaflet">初回認証からログインまでのご案内</Link>
      </p>
      <p>
        <Link href="/identify/where">記号・番号の確認方法</Link>
      </p>
      <p>
        <Link href="/contact">お問い合わせ</Link>
      </p>
    </Screen>
  );
}
