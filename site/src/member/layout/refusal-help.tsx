// What one can do after a refusal that any form may meet.
import { Link, useLocation } from "wouter-preact";
import type { ProblemError } from "../../api/problem";
import { ContactList } from "../../insurer/contacts";

export function Help({ problem }: { problem: ProblemError }) {
  const [path] = useLocation();
  // The words of these say how long, as an hour or a day, and that there is somebody to call.
  const said = problem.slug === "too-many-tries" || problem.slug === "too-many-codes";
  if (problem.retryAfter && !said) return <p>{wait(problem.retryAfter)}ほどお待ちいただいてから、もう一度お試しください。</p>;
  if (problem.contacts.length > 0) return <ContactList contacts={problem.contacts} level={3} />;
  switch (problem.slug) {
    case "no-flow":
      return (
        <p>
          <Link href={path.startsWith("/reissue") ? "/reissue/apply" : "/identify"}>最初からやり直す</Link>
        </p>
      );
    case "account-closed":
    case "campaign-closed":
    case "campaign-not-open":
    case "too-many-tries":
    case "too-many-codes":
    case "mail-unavailable":
      return (
        <p>
          <Link href="/contact">お問い合わせ先</Link>
        </p>
      );
    default:
      return null;
  }
}

/** Seconds in words: 45秒, 15分, 3時間. */
export function wait(seconds: number): string {
  if (seconds < 60) return `${seconds}秒`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)}分`;
  return `${Math.ceil(seconds / 3600)}時間`;
}
