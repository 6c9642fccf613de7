import type { RequiredDocument } from "../../../api/member";
import { Sample } from "./sample";
import s from "./attachments.module.css";

/** What a document is also called, where to get it, what it must show. */
export function Description({ document }: { document: RequiredDocument }) {
  return (
    <>
      <About document={document} />
      <Sample document={document} />
    </>
  );
}

function About({ document }: { document: RequiredDocument }) {
  return (
    <dl class={s.about}>
      {document.other_names.length > 0 && (
        <div>
          <dt>ほかの名称</dt>
          <dd>{document.other_names.join("、")}</dd>
        </div>
      )}
      <div>
        <dt>入手先</dt>
        <dd>{document.where_to_get}</dd>
      </div>
      {document.note && (
        <div>
          <dt>注意事項</dt>
          <dd>{document.note}</dd>
        </div>
      )}
    </dl>
  );
}
