// Notices and contacts, the two lists that stand on many screens.
import type { Contact, Notice } from "../api";
import { dottedDate } from "../text/dates";
import { Leading } from "./leading";
import s from "./lists.module.css";

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
              {(notice.links ?? []).map((link) => (
                <p key={link.url}>
                  <Leading {...link} />
                </p>
              ))}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom to ask about what, with hours and what to have ready. */
export function ContactList({ contacts, level = 2 }: { contacts: Contact[]; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <ul class={s.contacts}>
      {contacts.map((contact) => (
        <li key={contact.topic}>
          {/* The word joiner keeps ＞ from standing alone on a line. */}
          <Heading>{`＜${contact.topic}\u2060＞`}</Heading>
          <p class={s.who}>{contact.name}</p>
          {contact.tel && (
            <p>
              電話：<Tel number={contact.tel} />
            </p>
          )}
          {contact.hours && <p>受付時間：{contact.hours}</p>}
          {contact.email && (
            <p>
              メール：
              <a class={s.reach} href={`mailto:${contact.email}`}>
                {contact.email}
              </a>
            </p>
          )}
          {contact.form_url && (
            <p>
              <a class={s.reach} href={contact.form_url} rel="noopener">
                お問い合わせフォーム({contact.name})
              </a>
            </p>
          )}
          {contact.have_ready && <p>お手元にご用意ください：{contact.have_ready}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A telephone number to tap. */
export function Tel({ number }: { number: string }) {
  return (
    <a class={s.reach} href={`tel:${number.replaceAll("-", "")}`}>
      {number}
    </a>
  );
}
