import { Forgot } from "./forgot";

export default function ForgotPassword() {
  return <Forgot title="パスワードを忘れた方" what="パスワード" />;
}
