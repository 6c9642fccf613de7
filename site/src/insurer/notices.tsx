// What an insurer or the site has to say: dated notices, maintenance, a revision of the terms.
import { readNotices, type Notice, type Notices } from "../api/public";
import { Banner } from "../kit/components/banner";
import { DataLinks } from "../kit/components/data-link";
import { useLoad } from "../kit/load";
import { dateTime, dottedDate, longDate } from "../kit/text/dates";
import s from "./notices.module.css";

/** Dated notices under a heading; nothing at all when there are none. */
export function NoticeList({ title, notices }: { title: string; notices: Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <section class={s.list}>
      <h2>{title}</h2>
      <ul>
        {notices.map((notice) => (
          <li key={notice.published + notice.title}>
            <details>
              <summary>
                <time dateTime={notice.published}>{dottedDate(notice.published)}</time> {notice.title}
              </summary>
              <p>{notice.body}</p>
              <DataLinks links={notice.links} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the site announces; null until it is here, and where it cannot be had: no screen waits for it. */
export function useNotices(): Notices | null {
  const [site] = useLoad(readNotices);
  return site.is === "ready" ? site.data : null;
}

/** Maintenance with its end, and 利用規約改訂 before its day. */
export function Announced({ site }: { site: Notices | null }) {
  return (
    <>
      {site?.maintenance && <MaintenanceLine maintenance={site.maintenance} />}
      {site?.next_revision && <RevisionLine revision={site.next_revision} />}
    </>
  );
}

/** 利用規約改訂, announced before its day. */
export function RevisionLine({ revision }: { revision: NonNullable<Notices["next_revision"]> }) {
  return (
    <Banner kind="info" title={`${longDate(revision.effective_from)}に利用規約を改訂します。`}>
      <p>{revision.summary}</p>
      <p>改訂の後、はじめてログインされたときに、内容の確認と同意をお願いします。</p>
    </Banner>
  );
}

/** Announced maintenance with its end. */
export function MaintenanceLine({ maintenance }: { maintenance: NonNullable<Notices["maintenance"]> }) {
  return (
    <Banner kind="warning" title={maintenance.message}>
      <p>
        {dateTime(maintenance.from)}から{dateTime(maintenance.until)}まで
      </p>
    </Banner>
  );
}
