// The caution at an address that mail may not reach: a warning before sending, not a refusal (seeds 002, 003).
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../components/banner";
import { oddAddress } from "./address";

interface Props {
  value: string;
  /** What the mail carries: 認証番号, 確認コード. */
  code: string;
  /** The button that sends it. */
  button: string;
}

export function OddAddress({ value, code, button }: Props) {
  const [rested, setRested] = useState(value);
  // Half an address is always odd: the caution waits until the typing rests.
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 700);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <div role="status">
      {rested === value && oddAddress(value) && (
        <Banner kind="warning" title={`このメールアドレスには、${code}が届かない場合があります。`}>
          <p>
            記号の使い方や、@より後の部分をご確認ください。このまま「{button}」を押して送信することもできます。届かないときは、別のメールアドレスに変更してください。
          </p>
        </Banner>
      )}
    </div>
  );
}
