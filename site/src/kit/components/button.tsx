import type { ComponentChildren, Ref } from "preact";
import { Link } from "wouter-preact";
import s from "./button.module.css";

export type ButtonLook = "solid" | "outline" | "text";

interface Props {
  children: ComponentChildren;
  look?: ButtonLook;
  type?: "submit" | "button";
  /** While true the button says that it works and takes no second press. */
  busy?: boolean;
  disabled?: boolean;
  onClick?: (event: MouseEvent) => void;
  /** Given where the button takes focus by itself. */
  focusRef?: Ref<HTMLButtonElement>;
  "aria-describedby"?: string;
}

/** デジタル庁デザインシステム: ボタン. 48 px high; solid once per screen. */
export function Button({ children, look = "solid", type = "button", busy, disabled, onClick, focusRef, ...rest }: Props) {
  return (
    <button
      class={`${s.button} ${s[look]}`}
      type={type}
      {...(focusRef && { ref: focusRef })}
      aria-disabled={busy || disabled ? "true" : undefined}
      onClick={(event) => {
        if (busy || disabled) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {busy ? "処理しています…" : children}
    </button>
  );
}

interface LinkProps {
  href: string;
  children: ComponentChildren;
  look?: ButtonLook;
}

/** A way to another screen that looks like a button. */
export function ButtonLink({ href, children, look = "solid" }: LinkProps) {
  return (
    <Link href={href} class={`${s.button} ${s[look]}`}>
      {children}
    </Link>
  );
}

/** Buttons side by side in the seeds' order (戻る, then the main one), equally wide on phones. */
export function ButtonRow({ children }: { children: ComponentChildren }) {
  return <div class={s.row}>{children}</div>;
}
