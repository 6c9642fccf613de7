import { Link } from "wouter-preact";
import { linkKind, linkNote, type LinkTo } from "../text/link";

interface Props extends LinkTo {
  title: string;
}

/** A link out of data: within the site as its other links, everything else in a new tab that says so. */
export function DataLink({ title, ...link }: Props) {
  if (linkKind(link) === "page") return <Link href={link.url}>{title}</Link>;
  return (
    <a href={link.url} target="_blank" rel="noopener">
      {title}
      {linkNote(link)}
    </a>
  );
}

/** Those of a notice or an answer, each a paragraph of its own. */
export function DataLinks({ links = [] }: { links?: Props[] | undefined }) {
  return links.map((link) => (
    <p key={link.url}>
      <DataLink {...link} />
    </p>
  ));
}
