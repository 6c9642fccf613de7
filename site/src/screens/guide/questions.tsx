import type { Question } from "../../api";
import s from "./guide.module.css";

/** Questions that open to their answers. */
export function Questions({ questions }: { questions: Question[] }) {
  return (
    <div class={s.questions}>
      {questions.map(({ question, answer }) => (
        <details key={question}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </div>
  );
}
