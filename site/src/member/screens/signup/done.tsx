// The popup of the seeds: OK leads to the login screen.
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Steps } from "../../../kit/components/steps";
import { Screen } from "../../layout/screen";
import { SIGNUP_STEPS } from "./draft";

export default function Done() {
  return (
    <Screen title="ユーザーIDの作成が完了しました">
      <Steps steps={SIGNUP_STEPS} at={4} />
      <Banner kind="success" title="ユーザーIDを作成しました。">
        <p>「OK」を押すとログイン画面を表示します。ご自身で設定したユーザーIDとパスワードでログインしてください。</p>
      </Banner>
      <ButtonRow>
        <ButtonLink href="/login">OK</ButtonLink>
      </ButtonRow>
    </Screen>
  );
}
