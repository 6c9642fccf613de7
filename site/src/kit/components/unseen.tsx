import type { ComponentChildren } from "preact";
import s from "./unseen.module.css";

/** What a link or button belongs to, for those who do not see where it stands. */
export function Unseen({ children }: { children: ComponentChildren }) {
  return <span class={s.unseen}>：{children}</span>;
}
