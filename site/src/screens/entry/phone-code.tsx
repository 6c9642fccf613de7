// 「スマートフォンで続ける」: the entry page's address as a QR code, on wide screens only.
import { useEffect, useState } from "preact/hooks";
import s from "./entry.module.css";

export function PhoneCode({ code }: { code: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  const address = `${location.origin}/?code=${encodeURIComponent(code)}`;
  useEffect(() => {
    if (!matchMedia("(min-width: 48.0625rem)").matches) return;
    void import("./qr").then(({ qrPath }) => setDrawn(qrPath(address)), () => undefined);
  }, [address]);
  if (!drawn) return null;
  return (
    <div class={s.phone}>
      <svg viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`} width="132" height="132" role="img" aria-label="このページの二次元バーコード">
        <path d={drawn.path} fill="#000" />
      </svg>
      <p>
        スマートフォンで続ける場合は、この二次元バーコードを読み取ってください。
        <br />
        <small>{address}</small>
      </p>
    </div>
  );
}
