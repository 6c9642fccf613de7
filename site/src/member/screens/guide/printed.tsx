// The frame of what an insurer hands out: for the insurer of this tab, with its edition, on A4 when printed.
import type { ComponentChildren } from "preact";
import type { Insurer } from "../../../api/public";
import { InsurerCode } from "../../../insurer/code-form";
import { useInsurer } from "../../../insurer/store";
import { Button } from "../../../kit/components/button";
import { longDate } from "../../../kit/text/dates";
import { Screen, Waiting } from "../../layout/screen";
import { EntryCode, entryOf } from "../entry/phone-code";
import s from "./guide.module.css";

interface Props {
  title: (insurer: Insurer | null) => string;
  children: (insurer: Insurer) => ComponentChildren;
}

export function Printed({ title, children }: Props) {
  const insurer = useInsurer();
  if (insurer === undefined) return <Waiting />;
  return (
    <Screen key={insurer?.code} title={title(insurer)} over={insurer?.name}>
      {insurer ? (
        <>
          {insurer.edition && <p class={s.edition}>{longDate(insurer.edition)}版</p>}
          <p class={s.screenOnly}>
            <Button look="outline" onClick={() => print()}>
              印刷する
            </Button>
          </p>
          {children(insurer)}
        </>
      ) : (
        <>
          <p>ご案内の内容は、ご加入の組合ごとに異なります。</p>
          <InsurerCode initial="" />
        </>
      )}
    </Screen>
  );
}

/** The way in: in letters and as a QR code. */
export function WayIn({ insurer }: { insurer: Insurer }) {
  const address = entryOf(insurer.code);
  return (
    <div class={s.entry}>
      <EntryCode address={address} />
      <p>
        入口のページ：<strong>{address}</strong>
        <br />
        初回も2回目以降も、同じページからお使いいただけます。ご自宅のパソコンやスマートフォンからもアクセスできます。
      </p>
    </div>
  );
}
