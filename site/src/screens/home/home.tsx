// My page's place: the greeting and logout until its screen is built.
import { Screen } from "../../layout/screen";
import { LogoutButton } from "../login/logout";

export default function Home() {
  return (
    <Screen title="マイページ">
      <p>ログインしました。</p>
      <LogoutButton />
    </Screen>
  );
}
