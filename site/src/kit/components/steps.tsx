import s from "./steps.module.css";

/** Where one stands: the numbered steps of a way (seed 004's header). `at` counts from 1. */
export function Steps({ steps, at }: { steps: string[]; at: number }) {
  return (
    <ol class={s.steps} aria-label="手続きの流れ">
      {steps.map((step, before) => {
        const n = before + 1;
        const state = n === at ? s.now : n < at ? s.done : "";
        return (
          <li key={step} class={state} aria-current={n === at ? "step" : undefined}>
            <span class={s.number}>{n}</span>
            <span class={s.name}>{step}</span>
          </li>
        );
      })}
    </ol>
  );
}
