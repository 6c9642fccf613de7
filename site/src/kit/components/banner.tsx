import type { ComponentChildren, Ref } from "preact";
import s from "./banner.module.css";

export type BannerKind = "info" | "success" | "warning" | "error";

const WORDS: Record<BannerKind, string> = {
  info: "お知らせ",
  success: "完了",
  warning: "ご注意",
  error: "エラー",
};

interface Props {
  kind: BannerKind;
  title: string;
  children?: ComponentChildren;
  /** Given where the banner takes focus (a refusal after sending). */
  focusRef?: Ref<HTMLDivElement>;
}

/** A message box; an error is announced at once. The kind stands in words, not in colour alone. */
export function Banner({ kind, title, children, focusRef }: Props) {
  return (
    <div
      class={`${s.banner} ${s[kind]}`}
      role={kind === "error" ? "alert" : undefined}
      tabIndex={focusRef ? -1 : undefined}
      ref={focusRef}
    >
      <p class={s.title}>
        <span class={s.kind}>{WORDS[kind]}</span>
        {title}
      </p>
      {children && <div class={s.body}>{children}</div>}
    </div>
  );
}
