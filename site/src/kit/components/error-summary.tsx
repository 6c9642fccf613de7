import { useFocusOn } from "../focus";
import s from "./error-summary.module.css";

interface Props {
  errors: Partial<Record<string, string>>;
  labels: Record<string, string>;
  failures: number;
}

/** What is wrong, in one list that takes focus; each line leads to its field. */
export function ErrorSummary({ errors, labels, failures }: Props) {
  const names = [...Object.keys(labels), ...Object.keys(errors).filter((name) => !(name in labels))];
  const wrong = names.filter((name) => errors[name]);
  const ref = useFocusOn<HTMLDivElement>(wrong.length > 0 ? failures : 0);
  if (wrong.length === 0) return null;

  const lead = (event: Event, name: string) => {
    const field = document.getElementById(name);
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  };

  return (
    <div class={s.summary} role="alert" tabIndex={-1} ref={ref} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">入力内容をご確認ください({wrong.length}件)</h2>
      <ul>
        {wrong.map((name) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => lead(event, name)}>
              {errors[name]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
