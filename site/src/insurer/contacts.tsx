import type { Contact } from "../api/public";
import { Reach, Tel } from "../kit/components/tel";
import s from "./contacts.module.css";

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
              <Reach href={`mailto:${contact.email}`}>{contact.email}</Reach>
            </p>
          )}
          {contact.form_url && (
            <p>
              <Reach href={contact.form_url}>{`お問い合わせフォーム(${contact.name})`}</Reach>
            </p>
          )}
          {contact.have_ready && <p>お手元にご用意ください：{contact.have_ready}</p>}
        </li>
      ))}
    </ul>
  );
}
