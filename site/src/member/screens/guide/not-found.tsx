import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Screen } from "../../layout/screen";

export default function NotFound() {
  return (
    <Screen title="ページが見つかりません">
      <p>アドレスが変わったか、入力に誤りがある可能性があります。入口のページからお進みください。</p>
      <ButtonRow>
        <ButtonLink href="/">入口のページへ</ButtonLink>
      </ButtonRow>
    </Screen>
  );
}
