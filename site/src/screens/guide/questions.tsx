import type { Question } from "../../api";
import { Leading } from "../../components/leading";
import s from "./guide.module.css";

/** Questions that open to their answers. */
export function Questions({ questions }: { questions: Question[] }) {
  return (
    <div class={s.questions}>
      {questions.map(({ question, answer, links }) => (
        <details key={question}>
          <summary>{question}</summary>
          <p>{answer}</p>
          {(links ?? []).map((link) => (
            <p key={link.url}>
              <Leading {...link} />
            </p>
          ))}
        </details>
      ))}
    </div>
  );
}
