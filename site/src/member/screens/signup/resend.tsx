import { useEffect, useState } from "preact/hooks";
import { asProblem } from "../../../api/problem";
import { sendCode, type Signup } from "../../../api/public";
import { Banner } from "../../../kit/components/banner";
import { Button } from "../../../kit/components/button";
import { draft } from "./draft";

/** Seconds until a resend may be asked for; never more than the throttle's minute, whatever the clocks say. */
function secondsLeft(resendAt: string | null): number {
  const left = resendAt ? Math.ceil((Date.parse(resendAt) - Date.now()) / 1000) : 0;
  return Math.min(Math.max(left, 0), 60);
}

/** 認証番号を再送する, with a countdown; the newest code is the only one that counts. */
export function Resend({ flow, userId, again }: { flow: Signup; userId: string; again: () => Promise<void> }) {
  const [left, setLeft] = useState(() => secondsLeft(flow.resend_at));
  const [said, setSaid] = useState<{ kind: "success" | "error"; text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => setLeft(secondsLeft(flow.resend_at)), [flow.resend_at]);
  useEffect(() => {
    if (left <= 0) return;
    const tick = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(tick);
  }, [left]);

  const resend = async () => {
    setBusy(true);
    try {
      const email = draft.now().email || flow.sent_to;
      await sendCode({ user_id: userId, ...(flow.email_editable && email ? { email } : {}) });
      setSaid({ kind: "success", text: "認証番号を再送しました。前にお送りした認証番号は使えません。" });
      await again();
    } catch (thrown) {
      const problem = asProblem(thrown);
      setSaid({ kind: "error", text: problem.message });
      if (problem.retryAfter) setLeft(Math.min(problem.retryAfter, 60));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div>
      <div role="status">{said && <Banner kind={said.kind} title={said.text} />}</div>
      <Button look="outline" busy={busy} disabled={left > 0} onClick={resend}>
        {left > 0 ? `認証番号を再送する(あと${left}秒)` : "認証番号を再送する"}
      </Button>
    </div>
  );
}
