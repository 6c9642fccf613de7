import { Forgot } from "./forgot";

export default function ForgotUserId() {
  return <Forgot title="ユーザーIDを忘れた方" what="ユーザーID" />;
}
