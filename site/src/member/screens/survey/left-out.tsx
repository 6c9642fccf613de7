import type { SurveyDependent } from "../../../api/member";
import { Tag } from "../../../kit/components/tag";
import s from "./survey.module.css";

/** Dependents whom this survey does not ask about, each with the reason. */
export function LeftOut({ dependents }: { dependents: SurveyDependent[] }) {
  const out = dependents.filter((dependent) => !dependent.targeted);
  if (out.length === 0) return null;
  return (
    <section>
      <h2>今回の調査の対象とならない方</h2>
      <p>次の方については、入力も添付資料の提出も必要ありません。</p>
      <ul class={s.list}>
        {out.map((dependent) => (
          <li key={dependent.key} class={s.out}>
            <span>
              {dependent.name}さん({dependent.relationship}・{dependent.age}歳)
            </span>
            <Tag look="todo">対象外</Tag>
            {dependent.reason && <span class={s.person}>理由：{dependent.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
