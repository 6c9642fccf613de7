// ユーザーIDの作成: user ID, password and the address the code goes to (seeds 000–003).
import { Redirect } from "wouter-preact";
import type { Signup } from "../../../api/public";
import { useInsurerOf } from "../../../insurer/store";
import { Banner } from "../../../kit/components/banner";
import { ButtonLink, ButtonRow } from "../../../kit/components/button";
import { Steps } from "../../../kit/components/steps";
import { useLoad } from "../../../kit/load";
import { Screen, Waiting } from "../../layout/screen";
import { Trouble } from "../../layout/trouble";
import { AccountForm } from "./account-form";
import { SIGNUP_STEPS, readFlowBeforeCode } from "./draft";

export default function Account() {
  const [flow] = useLoad(readFlowBeforeCode);
  useInsurerOf(flow.is === "ready" ? flow.data.insurer?.code : null);
  if (flow.is === "waiting") return <Waiting />;
  if (flow.is === "failed") return <Trouble thrown={flow.thrown} />;
  if (flow.data.state === "none") return <NoFlow />;
  if (flow.data.state === "used") return <Redirect to="/signup/done" replace />;
  if (flow.data.state === "code-sent" || flow.data.state === "confirmed") return <Redirect to="/signup/code" replace />;
  return <Ready flow={flow.data} />;
}

function Ready({ flow }: { flow: Signup }) {
  return (
    <Screen title="ユーザーIDの作成" over={flow.insurer?.name}>
      <Steps steps={SIGNUP_STEPS} at={2} />
      <AccountForm flow={flow} />
    </Screen>
  );
}

/** The flow is over or was never begun in this browser. */
export function NoFlow() {
  return (
    <Screen title="最初からお手続きください">
      <Banner kind="warning" title="お手続きの有効時間が過ぎたか、まだ始められていません。">
        <p>お手数ですが、ご本人の確認からもう一度お願いします。ユーザーIDを作成済みの方は、ログインへお進みください。</p>
      </Banner>
      <ButtonRow>
        <ButtonLink href="/login" look="outline">
          ログイン
        </ButtonLink>
        <ButtonLink href="/identify">ご本人の確認へ</ButtonLink>
      </ButtonRow>
    </Screen>
  );
}
