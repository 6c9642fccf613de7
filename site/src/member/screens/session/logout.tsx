import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import { logout } from "../../../api/public";
import { forgetAll } from "../../../kept/kept";
import { Button } from "../../../kit/components/button";
import { queries } from "../../member-area";

/** Ends the session and forgets all that is this member's; whatever the API answers, the way leads to the login screen. */
export function LogoutButton() {
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    // First: an upload that still runs would meet the ended session.
    forgetAll();
    await logout().catch(() => undefined);
    queries.clear();
    navigate("/login");
  };
  return (
    <Button look="outline" busy={busy} onClick={leave}>
      ログアウト
    </Button>
  );
}
