// The frame of the reissue way (seed 004): its five steps and the server's time on each screen.
import { useEffect, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Redirect } from "wouter-preact";
import { readReissue, type Reissue } from "../../../api/public";
import { Steps } from "../../../kit/components/steps";
import { useLoad } from "../../../kit/load";
import { Screen, Waiting } from "../../layout/screen";
import { Trouble } from "../../layout/trouble";
import { readBeforeCode } from "./flow";
import s from "./reissue.module.css";

const STEPS = ["パスワード等を紛失した方", "ログイン情報再発行申請", "確認コード入力", "送信確認", "終了"];

interface Props {
  title: string;
  at: number;
  /** States of the flow in which this screen may be shown; any when left out. */
  when?: Reissue["state"][];
  children: (flow: Reissue, again: () => Promise<void>) => ComponentChildren;
}

export function ReissueScreen({ title, at, when, children }: Props) {
  const [flow, again] = useLoad(at < 3 ? readBeforeCode : readReissue);
  if (flow.is === "waiting") return <Waiting />;
  if (flow.is === "failed") return <Trouble thrown={flow.thrown} />;
  if (when && !when.includes(flow.data.state)) return <Redirect to={placeOf(flow.data.state)} replace />;
  return (
    <Screen title={title} over="電子請求 ログイン情報再発行申請">
      <Clock now={flow.data.now} />
      <Steps steps={STEPS} at={at} />
      {children(flow.data, again)}
    </Screen>
  );
}

function placeOf(state: Reissue["state"]): string {
  switch (state) {
    case "none":
      return "/reissue/apply";
    case "started":
      return "/reissue/prefecture";
    case "code-sent":
      return "/reissue/code";
    case "confirmed":
      return "/reissue/confirm";
    case "requested":
      return "/reissue/done";
  }
}

/** 時刻 12:00:00: the server's clock, carried on by the time since it was read. */
function Clock({ now }: { now: string }) {
  const [read] = useState(() => performance.now());
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const tick = setInterval(() => setPassed(performance.now() - read), 1000);
    return () => clearInterval(tick);
  }, [read]);
  const time = new Date(Date.parse(now) + passed).toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour12: false });
  return (
    <p class={s.clock}>
      時刻 <span>{time}</span>
    </p>
  );
}
