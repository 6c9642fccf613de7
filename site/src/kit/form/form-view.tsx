// The frame of a form: error summary or refusal above it, fields and buttons inside.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { Banner } from "../components/banner";
import { ErrorSummary } from "../components/error-summary";
import { useFocusOn } from "../focus";
import type { Form, Refusal, Values } from "./use-form";

interface Props<T extends Values, R extends Refusal> {
  form: Form<T, R>;
  /** Names and labels in the order of the screen; the summary links to `#<name>`. */
  labels: Record<keyof T & string, string>;
  children: ComponentChildren;
  /** What a refusal shows besides its sentence (ways on, contacts). */
  ways?: (problem: R) => ComponentChildren;
}

/** What a refusal of any form shows besides: the site says it once, around all its screens. */
export const RefusalHelp = createContext<(problem: Refusal) => ComponentChildren>(() => null);

export function FormView<T extends Values, R extends Refusal>({ form, labels, children, ways }: Props<T, R>) {
  const refusal = useFocusOn<HTMLDivElement>(form.problem ? form.failures : 0);
  const help = useContext(RefusalHelp);
  return (
    <form noValidate onSubmit={form.send} aria-busy={form.busy}>
      <ErrorSummary errors={form.found} labels={labels} failures={form.failures} />
      {form.problem && (
        <Banner kind="error" title={form.problem.message} focusRef={refusal}>
          {ways?.(form.problem)}
          {help(form.problem)}
        </Banner>
      )}
      {children}
    </form>
  );
}
