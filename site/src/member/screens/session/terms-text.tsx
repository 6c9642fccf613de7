import type { Terms } from "../../../api/public";
import { longDate } from "../../../kit/text/dates";
import s from "./terms.module.css";

type Section = Terms["sections"][number];

/** The articles in a scrolling box that the keyboard reaches. */
export function TermsText({ terms }: { terms: Terms }) {
  return (
    <div class={s.text} tabIndex={0} role="region" aria-label={`${terms.title}の本文`}>
      <Sections sections={terms.sections} />
      {terms.point_service.applies && <Sections sections={terms.point_service.sections} />}
      <p>{longDate(terms.effective_from)} 施行</p>
    </div>
  );
}

function Sections({ sections }: { sections: Section[] }) {
  return (
    <>
      {sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </>
  );
}
