import type * as v from "valibot";
import { useForm as useFormOf, type Values } from "../kit/form/use-form";
import { asProblem, type ProblemError, type Slug } from "./problem";

/** A form that is sent to the API: its refusals by their generated names. */
export function useForm<T extends Values, Sent>(
  initial: T,
  rules: v.GenericSchema<T, Sent>,
  act: (sent: Sent, form: T) => Promise<void>,
  belongs: { [slug in Slug]?: keyof T & string } = {},
) {
  return useFormOf<T, Sent, ProblemError>(initial, rules, act, asProblem, belongs);
}
