import { useState } from "preact/hooks";
import { daysIn, eraYears } from "../text/dates";
import { digits } from "../text/normalise";
import { FieldError, Need, describedBy } from "./field";
import s from "./field.module.css";

interface Props {
  name?: string;
  label?: string;
  /** "YYYY-MM-DD" with empty parts while it is being chosen ("1951--"). */
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
}

const THIS_YEAR = new Date().getFullYear();
const YEARS = Array.from({ length: 110 }, (_, back) => THIS_YEAR - back);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const two = (n: number | string) => String(n).padStart(2, "0");

/** A birth date by three selects (和暦 beside the year), or by eight digits typed or pasted. */
export function BirthDate({ name = "birth_date", label = "生年月日", value, onValue, error }: Props) {
  const [typed, setTyped] = useState("");
  const [year = "", month = "", day = ""] = value.split("-");
  const choose = (y: string, m: string, d: string) => {
    setTyped("");
    onValue(`${y}-${m}-${d}`);
  };
  const type = (text: string) => {
    setTyped(text);
    const found = digits(text);
    if (found.length === 8) onValue(`${found.slice(0, 4)}-${found.slice(4, 6)}-${found.slice(6, 8)}`);
  };
  const paste = (event: ClipboardEvent) => {
    const found = digits(event.clipboardData?.getData("text") ?? "");
    if (found.length !== 8) return;
    event.preventDefault();
    type(found);
  };
  const known = year === "" || YEARS.includes(Number(year));
  const last = year && month ? daysIn(Number(year), Number(month)) : 31;
  const hint = "3つの欄から選ぶか、下の欄に8桁の数字で入力してください。";

  return (
    <fieldset
      class={error ? `${s.field} ${s.wrong}` : s.field}
      onPaste={paste}
      aria-describedby={describedBy(name, hint, error)}
    >
      <legend class={s.label}>
        {label}
        <Need required />
      </legend>
      <div class={s.hint} id={`${name}-hint`}>
        {hint}
      </div>
      <div class={s.inline}>
        <span class={s.part}>
          <select id={name} class={s.input} aria-label="生まれた年" autoComplete="bday-year" value={year} onChange={(e) => choose(e.currentTarget.value, month, day)}>
            <option value="">----</option>
            {!known && <option value={year}>{year}</option>}
            {YEARS.map((y) => (
              <option key={y} value={String(y)}>
                {y}({eraYears(y)})
              </option>
            ))}
          </select>
          年
        </span>
        <span class={s.part}>
          <select class={s.input} aria-label="生まれた月" autoComplete="bday-month" value={month} onChange={(e) => choose(year, e.currentTarget.value, day)}>
            <option value="">--</option>
            {upTo(12).map((m) => (
              <option key={m} value={two(m)}>
                {m}
              </option>
            ))}
          </select>
          月
        </span>
        <span class={s.part}>
          <select class={s.input} aria-label="生まれた日" autoComplete="bday-day" value={day} onChange={(e) => choose(year, month, e.currentTarget.value)}>
            <option value="">--</option>
            {upTo(Math.max(last, Number(day) || 0)).map((d) => (
              <option key={d} value={two(d)}>
                {d}
              </option>
            ))}
          </select>
          日
        </span>
      </div>
      <label class={s.typed} for={`${name}-digits`}>
        または8桁の数字で入力(例)19510101
      </label>
      <input
        id={`${name}-digits`}
        class={`${s.input} ${s.short}`}
        inputMode="numeric"
        autoComplete="bday"
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <FieldError name={name} error={error} />
    </fieldset>
  );
}
