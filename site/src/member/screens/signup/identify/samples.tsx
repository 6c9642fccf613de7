// Drawn samples: no real card, only where on it 記号 and 番号 stand.
import s from "./where.module.css";

type Row = [name: string, value: string, wanted?: boolean];

function Sample({ label, title, rows, narrow }: { label: string; title: string; rows: Row[]; narrow?: boolean }) {
  const width = narrow ? 220 : 340;
  const height = 56 + rows.length * 32;
  return (
    <svg class={narrow ? `${s.sample} ${s.narrow}` : s.sample} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect class={s.paper} x="1" y="1" width={width - 2} height={height - 2} rx={narrow ? 18 : 8} />
      <text class={s.title} x="16" y="30">
        {title}
      </text>
      {rows.map(([name, value, wanted], at) => {
        const top = 44 + at * 32;
        return (
          <g key={name}>
            <rect class={s.band} x="12" y={top} width={width - 24} height="28" />
            <text class={s.word} x="20" y={top + 19}>
              {name}
            </text>
            <text class={s.word} x={narrow ? 104 : 150} y={top + 19}>
              {value}
            </text>
            {wanted && <rect class={s.mark} x="12" y={top} width={width - 24} height="28" rx="4" />}
          </g>
        );
      })}
    </svg>
  );
}

export function PortalSample() {
  return (
    <Sample
      narrow
      label="マイナポータルの健康保険証の画面の見本。記号と番号の行に印があります。"
      title="健康保険証"
      rows={[["利用登録状況", "登録済"], ["記号", "0000", true], ["番号", "0000", true], ["枝番", "00"], ["保険者番号", "00000000"]]}
    />
  );
}

export function CertificateSample() {
  return (
    <Sample
      label="資格確認書の見本。記号と番号の行に印があります。"
      title="資格確認書"
      rows={[["記号", "00", true], ["番号", "000000(枝番)00", true], ["氏名", "健保 太郎"], ["生年月日", "昭和00年00月00日"], ["保険者番号・名称", "00000000"]]}
    />
  );
}

export function NoticeSample() {
  return (
    <Sample
      label="資格情報のお知らせの見本。記号と番号の行に印があります。"
      title="資格情報のお知らせ"
      rows={[["記号", "00", true], ["番号", "000000", true], ["氏名", "健保 太郎"], ["資格取得年月日", "令和00年00月00日"], ["保険者名", "○○健康保険組合"]]}
    />
  );
}
