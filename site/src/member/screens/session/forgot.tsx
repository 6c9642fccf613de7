// Until the steps for a forgotten password or ID exist: whom to ask.
import { InsurerCode } from "../../../insurer/code-form";
import { ContactList } from "../../../insurer/contacts";
import { useInsurer } from "../../../insurer/store";
import { BackLink, Screen } from "../../layout/screen";

export function Forgot({ title, what }: { title: string; what: string }) {
  const insurer = useInsurer();
  return (
    <Screen title={title} over={insurer?.name}>
      <p>{what}を忘れた方は、ご加入の組合の窓口へお問い合わせください。ご本人であることを確認のうえ、ご案内します。</p>
      <p>パスワードを電話やメールでお尋ねすることはありません。</p>
      {insurer ? <ContactList contacts={insurer.contacts} /> : insurer === null && <InsurerCode initial="" />}
      <BackLink href="/login">ログインへ戻る</BackLink>
    </Screen>
  );
}
