// One question of a page, drawn from its row.
import type { SurveyField } from "../../../api/member";
import { Choices } from "../../../kit/components/choices";
import { Field, FieldFrame, TextArea, describedBy } from "../../../kit/components/field";
import { longDate } from "../../../kit/text/dates";
import { readDay } from "../../../kit/text/day";
import { readYen, yen } from "../../../kit/text/yen";
import f from "../../../kit/components/field.module.css";
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
      return <Choices {...frame} hint={field.hint} options={field.options} value={value} onValue={onValue} />;
    case "textarea":
      return <TextArea {...frame} hint={withLength(field)} value={text} onValue={onValue} />;
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
