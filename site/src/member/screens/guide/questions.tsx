import type { Question } from "../../../api/public";
import { DataLinks } from "../../../kit/components/data-link";
import s from "./guide.module.css";

/** Questions that open to their answers. */
export function Questions({ questions }: { questions: Question[] }) {
  return (
    <div class={s.questions}>
      {questions.map(({ question, answer, links }) => (
        <details key={question}>
          <summary>{question}</summary>
          <p>{answer}</p>
          <DataLinks links={links} />
        </details>
      ))}
    </div>
  );
}
