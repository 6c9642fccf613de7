// The entry page's address as a QR code: 「スマートフォンで続ける」 on wide screens, and on the printed guides.
import { useEffect, useState } from "preact/hooks";
import s from "./entry.module.css";

/** Where the insurer's members come in. */
export const entryOf = (code: string) => `${location.origin}/?code=${encodeURIComponent(code)}`;

/** The address as a QR code; nothing until it is drawn. */
export function EntryCode({ address }: { address: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => void import("../../../insurer/qr").then(({ qrPath }) => setDrawn(qrPath(address)), () => undefined), [address]);
  if (!drawn) return null;
  return (
    <svg viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`} width="132" height="132" role="img" aria-label="入口のページの二次元バーコード">
      <path d={drawn.path} fill="#000" />
    </svg>
  );
}

export function PhoneCode({ code }: { code: string }) {
  const [wide] = useState(() => matchMedia("(min-width: 48.0625rem)").matches);
  if (!wide) return null;
  return (
    <div class={s.phone}>
      <EntryCode address={entryOf(code)} />
      <p>
        スマートフォンで続ける場合は、この二次元バーコードを読み取ってください。
        <br />
        <small>{entryOf(code)}</small>
      </p>
    </div>
  );
}
