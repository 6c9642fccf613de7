import s from "./tag.module.css";

export type TagLook = "todo" | "going" | "bad" | "done";

/** A state in one word: 未着手, 入力中, 不備, 完了. */
export function Tag({ look, children }: { look: TagLook; children: string }) {
  return <span class={`${s.tag} ${s[look]}`}>{children}</span>;
}
