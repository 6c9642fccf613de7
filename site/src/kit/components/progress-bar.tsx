import s from "./progress-bar.module.css";

/** How much of `label` is done, 0 to 100. */
export function ProgressBar({ label, value, id }: { label: string; value: number; id: string }) {
  return (
    <div class={s.bar}>
      <label for={id}>
        {label}
        <span aria-hidden="true"> {Math.round(value)}%</span>
      </label>
      <progress id={id} max={100} value={value} />
    </div>
  );
}
