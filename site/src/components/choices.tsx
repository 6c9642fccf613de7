import type { ComponentChildren } from "preact";
import { FieldError, FieldFrame, Need, describedBy } from "./field";
import s from "./field.module.css";

export interface Option {
  value: string;
  label: string;
  hint?: string | null;
}

interface GroupProps {
  name: string;
  label: string;
  options: Option[];
  value: string;
  onValue: (value: string) => void;
  required?: boolean;
  hint?: ComponentChildren;
  error?: string | undefined;
}

/** One of a few. The first radio carries the field's id so that the error summary can lead to it. */
export function RadioGroup({ name, label, options, value, onValue, required = true, hint, error }: GroupProps) {
  return (
    <fieldset class={error ? `${s.field} ${s.wrong}` : s.field} aria-describedby={describedBy(name, hint, error)}>
      <legend class={s.label}>
        {label}
        <Need required={required} />
      </legend>
      {hint && (
        <div class={s.hint} id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {options.map((option, at) => (
        <label class={s.choice} key={option.value}>
          <input
            type="radio"
            id={at === 0 ? name : `${name}-${at}`}
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
      <FieldError name={name} error={error} />
    </fieldset>
  );
}

/** One of many. */
export function Select({ name, label, options, value, onValue, required = true, hint, error }: GroupProps) {
  return (
    <FieldFrame name={name} label={label} required={required} hint={hint} error={error}>
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
  checked: boolean;
  onChecked: (checked: boolean) => void;
  error?: string | undefined;
}

/** One tick with its sentence. */
export function CheckboxField({ name, label, checked, onChecked, error }: CheckProps) {
  return (
    <div class={error ? `${s.field} ${s.wrong}` : s.field}>
      <label class={s.choice}>
        <input
          type="checkbox"
          id={name}
          name={name}
          checked={checked}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(name, null, error)}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <FieldError name={name} error={error} />
    </div>
  );
}
