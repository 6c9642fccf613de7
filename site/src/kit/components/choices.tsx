import type { ComponentChildren } from "preact";
import { FieldError, FieldFrame, FieldGroup, describedBy, type FrameProps } from "./field";
import s from "./field.module.css";

export interface Option {
  value: string;
  label: string;
  hint?: string | null;
}

interface ChoiceProps<V> extends Omit<FrameProps, "children"> {
  options: Option[];
  value: V;
  onValue: (value: V) => void;
}

/** One of a few (a value), or some of a few (a list); two short ones stand side by side. The first carries the field's
 * id so that the error summary can lead to it. */
export function Choices<V extends string | string[]>({ options, value, onValue, ...frame }: ChoiceProps<V>) {
  const { name } = frame;
  const several = typeof value !== "string";
  const chosen = ([] as string[]).concat(value);
  const pair = options.length === 2 && options.every(({ label, hint }) => label.length <= 4 && !hint);
  const choose = (picked: string, on: boolean) =>
    onValue((several ? options.map((o) => o.value).filter((v) => (v === picked ? on : chosen.includes(v))) : picked) as V);
  return (
    <FieldGroup {...frame}>
      <div class={pair ? s.pair : undefined}>
        {options.map((option, at) => (
          <label class={s.choice} key={option.value}>
            <input
              type={several ? "checkbox" : "radio"}
              id={at === 0 ? name : `${name}-${at}`}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              onChange={(event) => choose(option.value, event.currentTarget.checked)}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One of many. */
export function Select({ options, value, onValue, ...frame }: ChoiceProps<string>) {
  const { name, hint, error, required = true } = frame;
  return (
    <FieldFrame {...frame}>
      <select
        id={name}
        name={name}
        class={`${s.input} ${s.medium}`}
        value={value}
        required={required}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">選択してください</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

interface CheckProps {
  name: string;
  label: ComponentChildren;
  value: boolean;
  onValue: (value: boolean) => void;
  error?: string | undefined;
}

/** One tick with its sentence. */
export function CheckboxField({ name, label, value, onValue, error }: CheckProps) {
  return (
    <div class={error ? `${s.field} ${s.wrong}` : s.field}>
      <label class={s.choice}>
        <input
          type="checkbox"
          id={name}
          name={name}
          checked={value}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(name, null, error)}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <FieldError name={name} error={error} />
    </div>
  );
}
