// 操作マニュアル, behind My page's menu and the help: contents, edition, and the chapters of seed 000.
import type { Insurer } from "../../../api/public";
import { ContactList } from "../../../insurer/contacts";
import { longDate } from "../../../kit/text/dates";
import { chapters } from "./manual-chapters";
import { Printed, WayIn } from "./printed";
import s from "./guide.module.css";

export default function Manual() {
  return <Printed title={() => "操作マニュアル"}>{(insurer) => <Book insurer={insurer} />}</Printed>;
}

function Book({ insurer }: { insurer: Insurer }) {
  const all = chapters(insurer.member_term);
  return (
    <>
      {insurer.campaign && (
        <p>
          {insurer.campaign.title}　回答期限：<strong>{longDate(insurer.campaign.deadline)}</strong>
        </p>
      )}
      <WayIn insurer={insurer} />
      <nav aria-labelledby="contents">
        <h2 id="contents">目次</h2>
        <ol class={s.contents}>
          {all.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          <li>
            <a href="#contacts">お問い合わせ先</a>
          </li>
        </ol>
      </nav>
      {all.map(({ id, title, says, steps }, before) => (
        <section class={s.chapter} key={id} id={id}>
          <h2>
            {before + 1}. {title}
          </h2>
          {says.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {steps && (
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
        </section>
      ))}
      <section class={s.chapter} id="contacts">
        <h2>{all.length + 1}. お問い合わせ先</h2>
        <p>お問い合わせの際は、記号・番号の代わりに、マイページに表示されるお問合せ番号をお伝えください。</p>
        <ContactList contacts={insurer.contacts} level={3} />
      </section>
    </>
  );
}
