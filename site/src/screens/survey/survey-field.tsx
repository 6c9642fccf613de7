// One question of a page, drawn from its row.
import { FieldFrame, TextArea, Field, FieldError, Need, describedBy } from "../../components/field";
import f from "../../components/field.module.css";
import type { SurveyField } from "../../api/member";
import { longDate } from "../../text/dates";
import { readDay } from "../../text/day";
import { readYen, yen } from "../../text/yen";
import s from "./survey.module.css";

interface Props {
  field: SurveyField;
  value: string | string[];
  onValue: (value: string | string[]) => void;
  error?: string | undefined;
  /** The page's sum so far, for the total. */
  total: number;
}

export function SurveyFieldView(props: Props) {
  const { field, value, onValue, error, total } = props;
  const text = String(value);
  const frame = { name: field.name, label: field.label, required: field.required, error };
  switch (field.kind) {
    case "choice":
    case "checkbox":
      return <Options {...props} />;
    case "textarea":
      return (
        <TextArea {...frame} hint={withLength(field)} value={text} onValue={onValue} {...(field.max_length ? { maxLength: field.max_length } : {})} />
      );
    case "text":
      return <Field {...frame} hint={field.hint} value={text} onValue={onValue} />;
    case "date":
      return <DayField {...props} />;
    case "money":
      return <YenField {...props} />;
    case "total":
      return (
        <div class={s.total}>
          <span id={`${field.name}-label`}>{field.label}</span>
          <output aria-labelledby={`${field.name}-label`}>{yen(total)}</output>
          {field.hint && <small>{field.hint}</small>}
        </div>
      );
  }
}

function withLength({ hint, max_length }: SurveyField) {
  const most = max_length ? `${max_length}文字まで入力できます。` : null;
  return hint ? (
    <>
      <p>{hint}</p>
      {most && <p>{most}</p>}
    </>
  ) : (
    most
  );
}

/** Radio buttons or ticks; two short ones stand side by side. */
function Options({ field, value, onValue, error }: Props) {
  const { name, label, required, hint, options, kind } = field;
  const several = kind === "checkbox";
  const chosen = ([] as string[]).concat(value);
  const pair = options.length === 2 && options.every((option) => option.label.length <= 4 && !option.hint);
  const choose = (picked: string, on: boolean) =>
    onValue(several ? options.map((o) => o.value).filter((v) => (v === picked ? on : chosen.includes(v))) : picked);
  return (
    <fieldset class={error ? `${f.field} ${f.wrong}` : f.field} aria-describedby={describedBy(name, hint, error)}>
      <legend class={f.label}>
        {label}
        <Need required={required} />
      </legend>
      {hint && (
        <div class={f.hint} id={`${name}-hint`}>
          {hint}
        </div>
      )}
      <div class={pair ? s.pair : undefined}>
        {options.map((option, at) => (
          <label class={f.choice} key={option.value}>
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
      <FieldError name={name} error={error} />
    </fieldset>
  );
}

/** A day in any usual writing, read back in full. */
function DayField({ field, value, onValue, error }: Props) {
  const day = readDay(String(value));
  const hint = (
    <>
      {field.hint && <p>{field.hint}</p>}
      <p>例：2026年4月1日、2026/4/1、20260401、令和8年4月1日</p>
    </>
  );
  return (
    <Field
      name={field.name}
      label={field.label}
      required={field.required}
      hint={hint}
      error={error}
      width="medium"
      value={String(value)}
      onValue={onValue}
      after={<p class={s.back}>{day && `${longDate(day)} と読み取りました。`}</p>}
    />
  );
}

/** Whole yen in any usual writing, read back with commas. */
function YenField({ field, value, onValue, error }: Props) {
  const { name, label, required, hint, unit } = field;
  const text = String(value);
  const amount = readYen(text);
  return (
    <FieldFrame name={name} label={label} required={required} hint={hint} error={error}>
      <div class={s.amount}>
        <input
          id={name}
          name={name}
          class={`${f.input} ${f.short}`}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          required={required}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(name, hint, error)}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {unit}
      </div>
      <p class={s.back}>{amount !== null && amount >= 1000 && `${yen(amount)} と読み取りました。`}</p>
    </FieldFrame>
  );
}
