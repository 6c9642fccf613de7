// One form: its values, what is wrong with them, and what happens when it is sent.
import { useRef, useState } from "preact/hooks";
import * as v from "valibot";
import { asProblem, type FieldError, type ProblemError } from "../api";

type Values = Record<string, unknown>;

export interface Form<T extends Values> {
  values: T;
  /** First message per field, from the rules here or from the API's 422, until the field is changed. */
  errors: Partial<Record<string, string>>;
  /** All of them as the last sending found them: the summary does not speak again at each change. */
  found: Partial<Record<string, string>>;
  /** A refusal that belongs to no single field. */
  problem: ProblemError | null;
  busy: boolean;
  /** Counts the sendings that failed; the error summary takes focus when it changes. */
  failures: number;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  send: (event?: Event) => Promise<void>;
  fail: (errors: FieldError[]) => void;
  refuse: (problem: ProblemError | null) => void;
}

/**
 * `rules` turn what was typed into what is sent (normalising on the way); `act` sends it. A field
 * the API names in a 422 is shown there; `belongs` says which field another refusal belongs to.
 */
export function useForm<T extends Values, Sent>(
  initial: T,
  rules: v.GenericSchema<T, Sent>,
  act: (sent: Sent, form: T) => Promise<void>,
  belongs: Record<string, string> = {},
): Form<T> {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Form<T>["errors"]>({});
  const [found, setFound] = useState<Form<T>["found"]>({});
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(0);
  const sending = useRef(false);

  const show = (all: Form<T>["errors"]) => {
    setErrors(all);
    setFound(all);
  };

  const fail = (all: FieldError[]) => {
    const first: Form<T>["errors"] = {};
    for (const { field, message } of all) first[field] ??= message;
    show(first);
    setProblem(null);
    setFailures((n) => n + 1);
  };

  const refuse = (refusal: ProblemError | null) => {
    show({});
    setProblem(refusal);
    if (refusal) setFailures((n) => n + 1);
  };

  const send = async (event?: Event) => {
    event?.preventDefault();
    if (sending.current) return;
    const checked = v.safeParse(rules, values);
    if (!checked.success) {
      fail(checked.issues.map((issue) => ({ field: v.getDotPath(issue) ?? "", message: issue.message })));
      return;
    }
    sending.current = true;
    setBusy(true);
    show({});
    setProblem(null);
    try {
      await act(checked.output, values);
    } catch (thrown) {
      const refusal = asProblem(thrown);
      const known = refusal.errors.filter(({ field }) => field in values);
      const field = belongs[refusal.slug];
      if (known.length > 0) fail(known);
      else if (field) fail([{ field, message: refusal.message }]);
      else refuse(refusal);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return {
    values,
    errors,
    found,
    problem,
    busy,
    failures,
    set: (name, value) => {
      setValues((now) => ({ ...now, [name]: value }));
      setErrors(({ [name as string]: _, ...others }) => others);
    },
    send,
    fail,
    refuse,
  };
}
