import type { ComponentChildren } from "preact";
import { digits } from "../text/normalise";
import { FieldFrame, describedBy } from "./field";
import s from "./field.module.css";

interface Props {
  label: string;
  length: number;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  hint?: ComponentChildren;
}

/** The one field of a mailed code: digits of any width, pasted or filled in by the phone. */
export function CodeField({ label, length, value, onValue, error, hint }: Props) {
  return (
    <FieldFrame name="code" label={label} hint={hint} error={error}>
      <input
        id="code"
        name="code"
        class={`${s.input} ${s.code}`}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value}
        required
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy("code", hint, error)}
        onInput={(event) => onValue(digits(event.currentTarget.value).slice(0, length))}
      />
    </FieldFrame>
  );
}
