import s from "./tel.module.css";

/** A telephone number to tap. */
export function Tel({ number }: { number: string }) {
  return <Reach href={`tel:${number.replaceAll("-", "")}`}>{number}</Reach>;
}

/** A link that reaches somebody, on a line of its own. */
export function Reach({ href, children }: { href: string; children: string }) {
  return (
    <a class={s.reach} href={href} rel={href.startsWith("http") ? "noopener" : undefined}>
      {children}
    </a>
  );
}
