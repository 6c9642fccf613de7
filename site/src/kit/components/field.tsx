import type { ComponentChildren } from "preact";
import s from "./field.module.css";

export interface FrameProps {
  name: string;
  label: string;
  required?: boolean;
  hint?: ComponentChildren;
  error?: string | undefined;
  children: ComponentChildren;
}

interface Pasted {
  onPaste?: (event: ClipboardEvent) => void;
}

/** ids for aria-describedby of a field, as `FieldFrame` gives them. */
export function describedBy(name: string, hint: unknown, error: unknown): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
}

/** Label, hint and error around a control whose id is `name`. */
export function FieldFrame({ name, label, required = true, hint, error, children }: FrameProps) {
  return (
    <div class={error ? `${s.field} ${s.wrong}` : s.field}>
      <label class={s.label} for={name}>
        {label}
        <Need required={required} />
      </label>
      <Hint name={name} hint={hint} />
      {children}
      <FieldError name={name} error={error} />
    </div>
  );
}

/** The same around a group of controls, the first of which has the id `name`. */
export function FieldGroup({ name, label, required = true, hint, error, children, ...paste }: FrameProps & Pasted) {
  return (
    <fieldset class={error ? `${s.field} ${s.wrong}` : s.field} aria-describedby={describedBy(name, hint, error)} {...paste}>
      <legend class={s.label}>
        {label}
        <Need required={required} />
      </legend>
      <Hint name={name} hint={hint} />
      {children}
      <FieldError name={name} error={error} />
    </fieldset>
  );
}

function Hint({ name, hint }: Pick<FrameProps, "name" | "hint">) {
  if (!hint) return null;
  return (
    <div class={s.hint} id={`${name}-hint`}>
      {hint}
    </div>
  );
}

/** 必須 or 任意, in words. */
function Need({ required }: { required: boolean }) {
  return <span class={required ? s.required : s.optional}>{required ? "※必須" : "任意"}</span>;
}

export function FieldError({ name, error }: Pick<FrameProps, "name" | "error">) {
  return error ? (
    <p class={s.error} id={`${name}-error`}>
      ＊{error}
    </p>
  ) : null;
}

export interface FieldProps extends Omit<FrameProps, "children"> {
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "email" | "tel";
  inputMode?: "text" | "numeric" | "email" | "tel";
  autoComplete?: string;
  /** Characters wide; the box still shrinks with the screen. */
  width?: "short" | "medium" | "full" | "code";
  after?: ComponentChildren;
}

/** One line of text. Nothing is refused while typing; rules speak after sending. */
export function Field({ value, onValue, type = "text", inputMode, autoComplete = "off", width = "full", after, ...frame }: FieldProps) {
  const { name, hint, error, required = true } = frame;
  return (
    <FieldFrame {...frame}>
      <input
        id={name}
        name={name}
        class={`${s.input} ${s[width]}`}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellcheck={false}
        value={value}
        required={required}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(name, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {after}
    </FieldFrame>
  );
}

interface TextAreaProps extends Omit<FrameProps, "children"> {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
}

/** Several lines of text. */
export function TextArea({ value, onValue, rows = 4, ...frame }: TextAreaProps) {
  const { name, hint, error, required = true } = frame;
  return (
    <FieldFrame {...frame}>
      <textarea
        id={name}
        name={name}
        class={s.input}
        rows={rows}
        required={required}
        value={value}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(name, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
