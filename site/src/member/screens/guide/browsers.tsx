import { Screen } from "../../layout/screen";

/** 推奨ブラウザについて (seeds 001, 003). */
export default function Browsers() {
  return (
    <Screen title="推奨ブラウザについて">
      <p>次のブラウザの最新版でご利用ください。</p>
      <ul>
        <li>パソコン：Microsoft Edge、Google Chrome</li>
        <li>スマートフォン・タブレット：Google Chrome(Android)、Safari(iPhone・iPad)</li>
      </ul>
      <p>
        Internet Explorerではご利用いただけません。Microsoft EdgeまたはGoogle Chromeで操作をお願いします。ブラウザの設定で、JavaScriptとCookieを有効にしてください。
      </p>
    </Screen>
  );
}
