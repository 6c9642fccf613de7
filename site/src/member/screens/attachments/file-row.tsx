// A file that the response holds: its name, size, state, preview and deletion.
import { useState } from "preact/hooks";
import { deleteAttachment, type Attachment } from "../../../api/member";
import { asProblem } from "../../../api/problem";
import { Button } from "../../../kit/components/button";
import { Unseen } from "../../../kit/components/unseen";
import { useFocusOn } from "../../../kit/focus";
import { asMember, refreshAttachments } from "../../response/data";
import { FileButton } from "./file-button";
import { TAKEN, sizeOf } from "./picture";
import { Preview } from "./preview";
import s from "./attachments.module.css";

interface Props {
  file: Attachment;
  campaign: string;
  canEdit: boolean;
  /** Takes another file to stand in this one's place; left out where nothing new is asked for. */
  onReplace?: (chosen: File) => void;
}

export function FileRow({ file, campaign, canEdit, onReplace }: Props) {
  const [asking, setAsking] = useState<"no" | "yes" | "taken back">("no");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const question = useFocusOn<HTMLDivElement>(asking === "yes" ? 1 : 0);
  const again = useFocusOn<HTMLButtonElement>(asking === "taken back" ? 1 : 0);
  const remove = async () => {
    setBusy(true);
    try {
      await asMember(deleteAttachment(campaign, file.attachment));
      await refreshAttachments(campaign);
    } catch (thrown) {
      setWrong(asProblem(thrown).message);
      setBusy(false);
    }
  };
  return (
    <li>
      <p class={s.name}>
        {file.file_name}
        <small>{sizeOf(file.size)}</small>
      </p>
      {file.state === "refused" && (
        <p class={s.wrong} role="alert">
          受け付けできませんでした。{file.reason}
        </p>
      )}
      {file.state === "presigned" && <p class={s.wrong}>アップロードが完了していません。削除して、もう一度アップロードしてください。</p>}
      {file.state === "checked" && <Preview file={file} campaign={campaign} />}
      {wrong && (
        <p class={s.wrong} role="alert">
          {wrong}
        </p>
      )}
      {canEdit && asking !== "yes" && (
        <div class={`${s.actions} ${s.words}`}>
          {onReplace && (
            <FileButton
              look="text"
              label="差し替える"
              about={file.file_name}
              accept={TAKEN}
              onChosen={([chosen]) => chosen && onReplace(chosen)}
            />
          )}
          <Button look="text" focusRef={again} onClick={() => setAsking("yes")}>
            削除<Unseen>{file.file_name}</Unseen>
          </Button>
        </div>
      )}
      {canEdit && asking === "yes" && (
        <div class={s.ask} role="group" aria-label="削除の確認" tabIndex={-1} ref={question}>
          <p>「{file.file_name}」を削除しますか。</p>
          <div class={s.actions}>
            <Button look="outline" onClick={() => setAsking("taken back")}>
              やめる
            </Button>
            <Button busy={busy} onClick={remove}>
              削除する
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
