// One screen: its h1 takes focus when it appears, the document's title follows it. Give it a key
// where one route shows two screens after each other.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import s from "./screen.module.css";

const SITE = "被扶養者資格調査システム Kennin";

interface Props {
  title: string;
  /** Shown above the h1: the insurer, the survey's title. */
  over?: ComponentChildren;
  children: ComponentChildren;
}

export function Screen({ title, over, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Together with the drawing: a later moment would take the focus away from who has pressed Tab by then.
  useLayoutEffect(() => {
    // On the first load, with the document's own title, the browser starts at the top by itself and says so.
    if (document.title === SITE) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0, behavior: "instant" });
  }, []);
  useLayoutEffect(() => {
    document.title = `${title}｜${SITE}`;
  }, [title]);
  return (
    <>
      {over && <p class={s.over}>{over}</p>}
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}

/** A way back at the foot of a reading page. */
export function BackLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p>
      <Link href={href} class={s.back}>
        {children}
      </Link>
    </p>
  );
}

/** What stands while a screen's data is on its way. */
export function Waiting() {
  return (
    <p role="status" class={s.waiting}>
      読み込んでいます…
    </p>
  );
}
