// A look at what was uploaded: pictures here, the rest as a download (browsers other than Safari cannot show HEIC).
// Each look asks for an address of its own, which is written down.
import { useEffect, useState } from "preact/hooks";
import { viewAttachment, type Attachment } from "../../../api/member";
import { Button } from "../../../kit/components/button";
import { Unseen } from "../../../kit/components/unseen";
import { asMember } from "../../response/data";
import { isPicture, type Kind } from "./picture";
import s from "./attachments.module.css";

/** An object URL of the blob for as long as it is shown. */
export function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return blob && url;
}

/** The bytes of a finished file. */
async function read(file: Attachment, campaign: string): Promise<Blob> {
  const { url } = await asMember(viewAttachment(campaign, file.attachment));
  const answer = await fetch(url);
  if (!answer.ok) throw new Error("no file");
  return new Blob([await answer.blob()], { type: file.content_type });
}

/** Hands the bytes to the browser's downloads, under the name that the member knows. */
function download(bytes: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // Safari reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function Preview({ file, campaign }: { file: Attachment; campaign: string }) {
  const [blob, setBlob] = useState<Blob | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const shown = useObjectUrl(blob);
  const picture = isPicture(file.content_type as Kind);
  const look = async () => {
    setBusy(true);
    setWrong(false);
    try {
      const bytes = await read(file, campaign);
      if (picture) setBlob(bytes);
      else download(bytes, file.file_name);
    } catch {
      setWrong(true);
    }
    setBusy(false);
  };
  const pdf = file.content_type === "application/pdf";
  const words = picture ? "プレビューを見る" : pdf ? "PDFをダウンロードする" : "ファイルをダウンロードする";
  return (
    <>
      <Button look="text" busy={busy} onClick={() => (shown ? setBlob(null) : void look())}>
        {shown ? "プレビューを閉じる" : words}
        <Unseen>{file.file_name}</Unseen>
      </Button>
      {wrong && (
        <p class={s.wrong} role="alert">
          {picture ? "プレビューを表示できませんでした。" : "ダウンロードできませんでした。"}しばらく待ってから、もう一度お試しください。
        </p>
      )}
      {shown && <img class={s.picture} src={shown} alt={`「${file.file_name}」のプレビュー`} />}
    </>
  );
}
