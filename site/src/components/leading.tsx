import { Link } from "wouter-preact";
import { linkKind, linkNote } from "../text/link";

interface Props {
  title: string;
  url: string;
  bytes?: number | null;
}

/** A link out of data: within the site as its other links, everything else in a new tab that says so. */
export function Leading({ title, ...link }: Props) {
  if (linkKind(link) === "page") return <Link href={link.url}>{title}</Link>;
  return (
    <a href={link.url} target="_blank" rel="noopener">
      {title}
      {linkNote(link)}
    </a>
  );
}
