// One required document: what it is, its files, and the two ways to add one.
import type { DocumentWithFiles } from "../../../api/member";
import { Tag } from "../../../kit/components/tag";
import { Unseen } from "../../../kit/components/unseen";
import { useFocusKept } from "../../../kit/focus";
import { cardId } from "../../response/needs";
import { Description } from "./description";
import { FileButton } from "./file-button";
import { FileRow } from "./file-row";
import { take, usePending } from "./pending";
import { PendingRow } from "./pending-row";
import { TAKEN } from "./picture";
import s from "./attachments.module.css";

interface Props {
  document: DocumentWithFiles;
  campaign: string;
  /** Enquiry number: keeps one member's chosen files from another one's cards in the same tab. */
  owner: string;
  canEdit: boolean;
}

export function DocumentCard({ document, campaign, owner, canEdit }: Props) {
  const id = cardId(document);
  const box = useFocusKept<HTMLElement>();
  const card = owner + id;
  const pending = usePending(card);
  const under = new Set(pending.map(({ presigned }) => presigned?.attachment));
  const files = document.attachments.filter(({ attachment }) => !under.has(attachment));
  const own = files.some(({ state }) => state === "checked");
  const name = `${document.title}${document.dependent_name ? `(${document.dependent_name}さん)` : ""}`;
  const choose = (chosen: File[]) => void take(card, chosen);
  // Another document of its group is there: adding this one too is possible, not asked for.
  const settled = document.satisfied && files.length + pending.length === 0;
  const picks = (
    <div class={s.pick}>
      <FileButton look="outline" label="カメラで撮影する" about={name} accept="image/*" capture="environment" onChosen={choose} />
      <FileButton look="outline" label="ファイルを選択する" about={name} accept={TAKEN} multiple onChosen={choose} />
    </div>
  );
  return (
    <section class={s.card} id={id} tabIndex={-1} aria-label={name} ref={box}>
      <div class={s.head}>
        <h3>{document.title}</h3>
        <State satisfied={document.satisfied} own={own} />
      </div>
      <Description document={document} />
      {files.length + pending.length > 0 && (
        <ul class={s.files} aria-label={`${name}のファイル`}>
          {files.map((file) => (
            <FileRow
              key={file.attachment}
              file={file}
              campaign={campaign}
              canEdit={canEdit}
              onReplace={(chosen) => void take(card, [chosen], file.attachment)}
            />
          ))}
          {pending.map((file) => (
            <PendingRow
              key={file.id}
              file={file}
              campaign={campaign}
              document={document}
              instead={files.find(({ attachment }) => attachment === file.replaces)?.file_name}
            />
          ))}
        </ul>
      )}
      {canEdit && !settled && picks}
      {canEdit && settled && (
        <details class={s.more}>
          <summary>
            この資料も追加する<Unseen>{name}</Unseen>
          </summary>
          {picks}
        </details>
      )}
    </section>
  );
}

function State({ satisfied, own }: { satisfied: boolean; own: boolean }) {
  if (own) return <Tag look="done">アップロード済み</Tag>;
  return satisfied ? <Tag look="todo">ほかの資料を添付済み</Tag> : <Tag look="going">未提出</Tag>;
}
