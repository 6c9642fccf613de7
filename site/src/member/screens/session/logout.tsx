import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import { asProblem, type ProblemError } from "../../../api/problem";
import { logout } from "../../../api/public";
import { forgetAll } from "../../../kept/kept";
import { Banner } from "../../../kit/components/banner";
import { Button } from "../../../kit/components/button";
import { queries } from "../../member-area";

/** The button that forgets all that is typed and ends the session. Only where that is done the way leads to the login
 * screen; else `refusal` says that the session may still be there. */
export function useLogout() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ProblemError | null>(null);
  const leave = async () => {
    setBusy(true);
    setFailed(null);
    // First: an upload that still runs would meet the ended session.
    forgetAll();
    try {
      await logout();
    } catch (thrown) {
      setBusy(false);
      setFailed(asProblem(thrown));
      return;
    }
    queries.clear();
    navigate("/login");
  };
  const button = (
    <Button look="outline" busy={busy} onClick={leave}>
      ログアウト
    </Button>
  );
  const refusal = failed && (
    <Banner kind="error" title="ログアウトできていません。">
      <p>{failed.message}</p>
      <p>ほかの方もお使いになる端末では、ログイン画面が表示されるまで、この画面を離れないでください。</p>
    </Banner>
  );
  return { button, refusal };
}
