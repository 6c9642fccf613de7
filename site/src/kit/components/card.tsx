import type { ComponentChildren } from "preact";
import s from "./card.module.css";

/** A boxed group with its own heading. */
export function Card({ title, children, level = 2 }: { title?: string; children: ComponentChildren; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <section class={s.card}>
      {title && <Heading>{title}</Heading>}
      {children}
    </section>
  );
}

/** Names and values of a confirmation (名称 : 内容). */
export function Facts({ facts }: { facts: [name: string, value: ComponentChildren][] }) {
  return (
    <dl class={s.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
