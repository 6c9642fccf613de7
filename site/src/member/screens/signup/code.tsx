// 認証番号の入力. A reload lands here again: the flow is read from the server, and only the
// password, which lives in memory, is asked for once more.
import { Redirect } from "wouter-preact";
import { readSignup } from "../../../api/public";
import { useInsurerOf } from "../../../insurer/store";
import { Steps } from "../../../kit/components/steps";
import { useLoad } from "../../../kit/load";
import { Screen, Waiting } from "../../layout/screen";
import { Trouble } from "../../layout/trouble";
import { NoFlow } from "./account";
import { CodeForm } from "./code-form";
import { ConfirmedForm } from "./confirmed-form";
import { SIGNUP_STEPS } from "./draft";

export default function Code() {
  const [flow, again] = useLoad(readSignup);
  useInsurerOf(flow.is === "ready" ? flow.data.insurer?.code : null);
  if (flow.is === "waiting") return <Waiting />;
  if (flow.is === "failed") return <Trouble thrown={flow.thrown} />;
  const { state } = flow.data;
  if (state === "none") return <NoFlow />;
  if (state === "verified") return <Redirect to="/signup/account" replace />;
  if (state === "used") return <Redirect to="/signup/done" replace />;
  const confirmed = state === "confirmed";
  return (
    <Screen key={state} title={confirmed ? "ユーザーIDとパスワードの確認" : "認証番号の入力"} over={flow.data.insurer?.name}>
      <Steps steps={SIGNUP_STEPS} at={3} />
      {confirmed ? <ConfirmedForm flow={flow.data} /> : <CodeForm flow={flow.data} again={again} />}
    </Screen>
  );
}
