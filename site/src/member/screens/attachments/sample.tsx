import type { RequiredDocument } from "../../../api/member";
import { Unseen } from "../../../kit/components/unseen";
import { heightOf, type Sample as Drawn } from "./samples/draw";
import rows from "./samples/samples.json";
import s from "./sample.module.css";

const SAMPLES: Record<string, Drawn> = rows;

/** 見本 on demand: a drawing with the boxes that are looked at marked. */
export function Sample({ document: { document, title, sample } }: { document: RequiredDocument }) {
  const drawn = SAMPLES[document];
  if (!sample || !drawn) return null;
  const look = drawn.look.join("、");
  const hide = drawn.hide?.join("、");
  return (
    <details class={s.sample}>
      <summary>
        見本を見る<Unseen>{title}</Unseen>
      </summary>
      <figure>
        <img src={sample} width="400" height={heightOf(drawn)} loading="lazy" alt={`${title}の見本。${look}の欄に印を付けています。`} />
        <figcaption>
          枠の付いた欄({look})が読み取れるものをご用意ください。{hide && `${hide}は、記載のないものか、見えないように塗りつぶしたものに限ります。`}
          <br />
          様式は発行元により異なります。
        </figcaption>
      </figure>
    </details>
  );
}
