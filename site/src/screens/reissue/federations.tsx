import type { Federation } from "../../api";
import { Tel } from "../../components/lists";
import s from "./reissue.module.css";

/** The federations' telephones: agents (代理人) ask theirs, and the prefecture is not known yet. */
export function Federations({ federations }: { federations: Federation[] }) {
  return (
    <details class={s.federations}>
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
