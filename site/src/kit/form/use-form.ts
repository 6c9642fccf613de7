// One form: its values, what is wrong with them, and what happens when it is sent.
import { useRef, useState } from "preact/hooks";
import * as v from "valibot";

export type Values = Record<string, unknown>;

/** What is wrong with one field. */
export interface FieldError {
  field: string;
  message: string;
}

/** Why a sending failed: by its name, in words, and field by field where fields are the reason. */
export interface Refusal {
  slug: string;
  message: string;
  errors: FieldError[];
}

type Messages<T> = Partial<Record<keyof T & string, string>>;

export interface Form<T extends Values, R extends Refusal> {
  values: T;
  /** First message per field, from the rules here or from a refusal, until the field is changed. */
  errors: Messages<T>;
  /** All of them as the last sending found them: the summary does not speak again at each change. */
  found: Messages<T>;
  /** A refusal that belongs to no single field. */
  problem: R | null;
  busy: boolean;
  /** Counts the sendings that failed; the error summary takes focus when it changes. */
  failures: number;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  /** What the control of a field needs. */
  of: <K extends keyof T & string>(name: K) => { name: K; value: T[K]; error: string | undefined; onValue: (value: T[K]) => void };
  send: (event?: Event) => Promise<void>;
  /** Shows a refusal: at its fields where it names some of this form, else above the form. */
  refuse: (refusal: R) => void;
}

/**
 * `rules` turn what was typed into what is sent (normalising on the way); `act` sends it, `read` makes a refusal of what
 * it throws. `belongs` says which field a refusal belongs to that names none.
 */
export function useForm<T extends Values, Sent, R extends Refusal>(
  initial: T,
  rules: v.GenericSchema<T, Sent>,
  act: (sent: Sent, form: T) => Promise<void>,
  read: (thrown: unknown) => R,
  belongs: { [slug in R["slug"]]?: keyof T & string } = {},
): Form<T, R> {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Messages<T>>({});
  const [found, setFound] = useState<Messages<T>>({});
  const [problem, setProblem] = useState<R | null>(null);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(0);
  const sending = useRef(false);

  const show = (all: FieldError[], refusal: R | null) => {
    const first: Record<string, string> = {};
    for (const { field, message } of all) first[field] ??= message;
    setErrors(first as Messages<T>);
    setFound(first as Messages<T>);
    setProblem(refusal);
    if (refusal || all.length > 0) setFailures((n) => n + 1);
  };

  const refuse = (refusal: R) => {
    const known = refusal.errors.filter(({ field }) => field in values);
    const field = belongs[refusal.slug as R["slug"]];
    if (known.length > 0) show(known, null);
    else if (field) show([{ field, message: refusal.message }], null);
    else show([], refusal);
  };

  const send = async (event?: Event) => {
    event?.preventDefault();
    if (sending.current) return;
    const checked = v.safeParse(rules, values);
    if (!checked.success) {
      show(checked.issues.map((issue) => ({ field: v.getDotPath(issue) ?? "", message: issue.message })), null);
      return;
    }
    sending.current = true;
    setBusy(true);
    show([], null);
    try {
      await act(checked.output, values);
    } catch (thrown) {
      refuse(read(thrown));
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const set: Form<T, R>["set"] = (name, value) => {
    setValues((now) => ({ ...now, [name]: value }));
    setErrors(({ [name as keyof T & string]: _, ...others }) => others as Messages<T>);
  };

  const of: Form<T, R>["of"] = (name) => ({ name, value: values[name], error: errors[name], onValue: (value) => set(name, value) });

  return { values, errors, found, problem, busy, failures, set, of, send, refuse };
}
