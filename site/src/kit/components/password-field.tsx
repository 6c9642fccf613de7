import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { FieldFrame, describedBy } from "./field";
import s from "./field.module.css";

interface Props {
  name: string;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  hint?: ComponentChildren;
  autoComplete: "new-password" | "current-password";
  /** Rules shown as a live checklist; left out on the login screen. */
  rules?: { text: string; met: boolean }[];
}

/** A password that can be shown; paste is never blocked. */
export function PasswordField({ name, value, onValue, error, hint, autoComplete, rules }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame name={name} label="パスワード" hint={hint} error={error}>
      <input
        id={name}
        name={name}
        class={`${s.input} ${s.medium}`}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellcheck={false}
        value={value}
        required
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(name, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <label class={s.toggle}>
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        パスワードを表示する
      </label>
      {rules && (
        <ul class={s.checklist} aria-label="パスワードの条件">
          {rules.map(({ text, met }) => (
            <li key={text} class={met ? s.met : s.unmet}>
              <span aria-hidden="true">{met ? "✓" : "・"}</span>
              <span>
                {text}
                {value !== "" && <small>{met ? "(満たしています)" : "(まだ満たしていません)"}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </FieldFrame>
  );
}
