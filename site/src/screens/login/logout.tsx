import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import { logout } from "../../api";
import { Button } from "../../components/button";
import { forgetPlace } from "../../member/place";

/** Ends the session; whatever the API answers, the way leads to the login screen. */
export function LogoutButton() {
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await logout().catch(() => undefined);
    const { queries } = await import("../../member/member");
    queries.clear();
    forgetPlace();
    navigate("/login");
  };
  return (
    <Button look="outline" busy={busy} onClick={leave}>
      ログアウト
    </Button>
  );
}
