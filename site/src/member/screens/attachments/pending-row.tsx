// A chosen file on its way: the マイナンバー question before sending, progress, failure, retry.
import { useState } from "preact/hooks";
import type { RequiredDocument } from "../../../api/member";
import { Button } from "../../../kit/components/button";
import { ProgressBar } from "../../../kit/components/progress-bar";
import { useFocusOn } from "../../../kit/focus";
import { BlackOut } from "./black-out";
import { cancel, upload, type Pending } from "./pending";
import { isPicture, sizeOf } from "./picture";
import { useObjectUrl } from "./preview";
import s from "./attachments.module.css";

interface Props {
  file: Pending;
  campaign: string;
  document: RequiredDocument;
  /** Name of the file whose place it takes. */
  instead: string | undefined;
}

export function PendingRow({ file, campaign, document, instead }: Props) {
  const picture = file.kind !== null && isPicture(file.kind);
  const shown = useObjectUrl(picture && file.state !== "preparing" ? file.blob : null);
  const [editing, setEditing] = useState(false);
  // The question takes focus when it appears, an error too.
  const focus = useFocusOn<HTMLDivElement>(file.state === "review" && !editing ? 1 : file.state === "failed" || file.state === "unfit" ? 2 : 0);
  const drop = () => void cancel(file, campaign);
  const go = () => void upload(file, campaign, document);
  return (
    <li aria-busy={file.state === "preparing" || file.state === "sending"}>
      <p class={s.name}>
        {file.name}
        <small>{sizeOf(file.blob.size)}</small>
      </p>
      {instead && <p>アップロードが完了すると、「{instead}」と差し替わります。</p>}
      {file.state === "preparing" && <p role="status">ファイルを確認しています…</p>}
      {editing ? (
        <BlackOut file={file} onDone={() => setEditing(false)} />
      ) : (
        shown && <img class={s.picture} src={shown} alt={`「${file.name}」のプレビュー`} />
      )}
      {file.state === "review" && !editing && (
        <div class={s.ask} role="group" aria-label="マイナンバーの確認" tabIndex={-1} ref={focus}>
          <p>
            <strong>マイナンバー(個人番号)が写っていませんか。</strong>
          </p>
          <p>
            {file.areas.length > 0
              ? `${file.areas.length}か所を塗りつぶしました。ほかに写っているところがないか、もう一度ご確認ください。`
              : picture
              ? "写っている場合は、「塗りつぶす」から隠してください。"
              : "写っている場合は取り消して、見えないように隠したファイルを選択し直してください。"}
          </p>
          <div class={s.actions}>
            {picture && (
              <Button look="outline" onClick={() => setEditing(true)}>
                {file.areas.length > 0 ? "塗りつぶしを直す" : "塗りつぶす"}
              </Button>
            )}
            <Button onClick={go}>写っていないので、アップロードする</Button>
            <Button look="text" onClick={drop}>
              取り消す
            </Button>
          </div>
        </div>
      )}
      {file.state === "sending" && (
        <>
          <ProgressBar id={`progress-${file.id}`} label={file.progress < 100 ? "アップロードしています…" : "内容を確認しています…"} value={file.progress} />
          <Button look="outline" onClick={drop}>
            中止する
          </Button>
        </>
      )}
      {(file.state === "failed" || file.state === "unfit") && (
        <div role="alert" tabIndex={-1} ref={focus}>
          <p class={s.wrong}>{file.message}</p>
          <div class={s.actions}>
            {file.state === "failed" && <Button onClick={go}>もう一度アップロードする</Button>}
            <Button look="outline" onClick={drop}>
              取り消す
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
