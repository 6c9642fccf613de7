// What a link in a notice leads to, said before it is opened.

export interface LinkTo {
  url: string;
  bytes?: number | null | undefined;
}

export type LinkKind = "page" | "pdf" | "elsewhere";

/** A page of this site, a PDF, or a page elsewhere. */
export function linkKind({ url }: LinkTo): LinkKind {
  if (/\.pdf($|[?#])/i.test(url)) return "pdf";
  // `//host` and `/\host` begin like a page of this site and lead away from it.
  return /^\/(?![/\\])/.test(url) ? "page" : "elsewhere";
}

/** The words behind a link's title; nothing for a page of this site. */
export function linkNote(link: LinkTo): string {
  switch (linkKind(link)) {
    case "page":
      return "";
    case "pdf":
      return `(PDF${link.bytes ? `、${fileSize(link.bytes)}` : ""}、新しいタブで開きます)`;
    case "elsewhere":
      return "(外部サイト、新しいタブで開きます)";
  }
}

/** 123456 as 121KB, 2500000 as 2.4MB. */
export function fileSize(bytes: number): string {
  const kibi = bytes / 1024;
  return kibi < 1000 ? `${Math.max(1, Math.round(kibi))}KB` : `${(kibi / 1024).toFixed(1)}MB`;
}
