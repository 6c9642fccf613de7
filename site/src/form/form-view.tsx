// The frame of a form: error summary or refusal above it, fields and buttons inside.
import type { ComponentChildren } from "preact";
import { ErrorSummary } from "../components/error-summary";
import { Banner } from "../components/banner";
import { useFocusOn } from "../components/focus";
import { WaysOn } from "./ways-on";
import type { Form } from "./use-form";

interface Props {
  form: Form<any>;
  /** Names and labels in the order of the screen; the summary links to `#<name>`. */
  labels: Record<string, string>;
  children: ComponentChildren;
  /** What a refusal shows besides its sentence (ways on, contacts). */
  ways?: (slug: string) => ComponentChildren;
}

export function FormView({ form, labels, children, ways }: Props) {
  const refusal = useFocusOn<HTMLDivElement>(form.problem ? form.failures : 0);
  return (
    <form noValidate onSubmit={form.send} aria-busy={form.busy}>
      <ErrorSummary errors={form.found} labels={labels} failures={form.failures} />
      {form.problem && (
        <Banner kind="error" title={form.problem.message} focusRef={refusal}>
          {ways?.(form.problem.slug)}
          <WaysOn problem={form.problem} />
        </Banner>
      )}
      {children}
    </form>
  );
}
