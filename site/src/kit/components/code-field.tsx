import { digits } from "../text/normalise";
import { Field, type FieldProps } from "./field";

interface Props extends FieldProps {
  length: number;
}

/** The one field of a mailed code: digits of any width, pasted or filled in by the phone. */
export function CodeField({ length, onValue, ...field }: Props) {
  const type = (typed: string) => onValue(digits(typed).slice(0, length));
  return <Field {...field} width="code" inputMode="numeric" autoComplete="one-time-code" onValue={type} />;
}
