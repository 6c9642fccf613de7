import type { Federation } from "../../../api/public";
import { Tel } from "../../../kit/components/tel";
import s from "./reissue.module.css";

/** The federations' telephones: agents (代理人) ask theirs, and the prefecture is not known yet. `open` where a
 * refusal has just named the list. */
export function Federations({ federations, open }: { federations: Federation[]; open: boolean }) {
  return (
    <details class={s.federations} open={open}>
      <summary>国民健康保険団体連合会の電話番号一覧</summary>
      <ul>
        {federations.map((federation) => (
          <li key={federation.prefecture}>
            <span>
              {federation.prefecture}　{federation.name}
            </span>
            <Tel number={federation.tel} />
          </li>
        ))}
      </ul>
    </details>
  );
}
