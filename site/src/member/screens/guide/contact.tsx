// お問い合わせ: the insurer's list of whom to ask about what.
import { InsurerCode } from "../../../insurer/code-form";
import { ContactList } from "../../../insurer/contacts";
import { useInsurer } from "../../../insurer/store";
import { Tel } from "../../../kit/components/tel";
import { HELPDESK } from "../../layout/layout";
import { Screen, Waiting } from "../../layout/screen";

export default function ContactScreen() {
  const insurer = useInsurer();
  if (insurer === undefined) return <Waiting />;
  return (
    <Screen title="お問い合わせ" over={insurer?.name}>
      {insurer ? (
        <>
          {insurer.operator && <p>{insurer.operator.note}</p>}
          <ContactList contacts={insurer.contacts} />
        </>
      ) : (
        <>
          <p>お問い合わせ先は、ご加入の組合ごとに異なります。</p>
          <InsurerCode initial="" />
        </>
      )}
      <h2>介護事業所の方(電子請求のログイン情報)</h2>
      <p>
        ヘルプデスク <Tel number={HELPDESK} />
      </p>
    </Screen>
  );
}
