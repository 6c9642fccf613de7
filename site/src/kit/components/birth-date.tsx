import { useState } from "preact/hooks";
import { daysIn, eraYears } from "../text/dates";
import { readDay } from "../text/day";
import { digits } from "../text/normalise";
import { FieldGroup } from "./field";
import s from "./field.module.css";

interface Props {
  name: string;
  label: string;
  /** "YYYY-MM-DD" with empty parts while it is being chosen ("1951--"). */
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
}

const THIS_YEAR = new Date().getFullYear();
const YEARS = Array.from({ length: 110 }, (_, back) => String(THIS_YEAR - back));
const upTo = (last: number) => Array.from({ length: last }, (_, at) => String(at + 1).padStart(2, "0"));

const read = (text: string) => readDay(text) ?? readDay(digits(text));

/** A birth date by three selects (和暦 beside the year), or by eight digits typed or pasted. */
export function BirthDate({ name, label, value, onValue, error }: Props) {
  const [typed, setTyped] = useState("");
  const [year = "", month = "", day = ""] = value.split("-");
  const choose = (y: string, m: string, d: string) => {
    setTyped("");
    onValue(`${y}-${m}-${d}`);
  };
  const type = (text: string) => {
    setTyped(text);
    const found = read(text);
    if (found) onValue(found);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    if (!read(text)) return;
    event.preventDefault();
    type(text);
  };
  const years = year === "" || YEARS.includes(year) ? YEARS : [year, ...YEARS];
  const last = year && month ? daysIn(Number(year), Number(month)) : 31;
  const hint = "3つの欄から選ぶか、下の欄に8桁の数字で入力してください。";

  return (
    <FieldGroup name={name} label={label} hint={hint} error={error} onPaste={paste}>
      <div class={s.inline}>
        <Part id={name} unit="年" value={year} options={years} era onChoose={(y) => choose(y, month, day)} />
        <Part unit="月" value={month} options={upTo(12)} onChoose={(m) => choose(year, m, day)} />
        <Part unit="日" value={day} options={upTo(Math.max(last, Number(day) || 0))} onChoose={(d) => choose(year, month, d)} />
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
    </FieldGroup>
  );
}

const FILLED = { 年: "bday-year", 月: "bday-month", 日: "bday-day" } as const;

interface PartProps {
  id?: string;
  unit: keyof typeof FILLED;
  value: string;
  options: string[];
  era?: boolean;
  onChoose: (value: string) => void;
}

function Part({ id, unit, value, options, era, onChoose }: PartProps) {
  return (
    <span class={s.part}>
      <select
        id={id}
        class={s.input}
        aria-label={`生まれた${unit}`}
        autoComplete={FILLED[unit]}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{era ? "----" : "--"}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {era && YEARS.includes(option) ? `${option}(${eraYears(Number(option))})` : Number(option)}
          </option>
        ))}
      </select>
      {unit}
    </span>
  );
}
