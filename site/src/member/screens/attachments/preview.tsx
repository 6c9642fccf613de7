// A look at what was uploaded: pictures here, PDF in a new tab, HEIC by name and size only (browsers
// other than Safari cannot show it).
import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../../api/member";
import { Button } from "../../../kit/components/button";
import { Unseen } from "../../../kit/components/unseen";
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

export function Preview({ file, url }: { file: Attachment; url: string }) {
  const [blob, setBlob] = useState<Blob | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = useObjectUrl(blob);
  const load = () =>
    fetch(url)
      .then((reply) => (reply.ok ? reply.blob() : Promise.reject(new Error("no file"))))
      .then((bytes) => setBlob(new Blob([bytes], { type: file.content_type })))
      .catch(() => setWrong(true));
  if (!isPicture(file.content_type as Kind))
    return (
      <a class={s.reach} href={url} target="_blank" rel="noopener">
        {file.content_type === "application/pdf" ? "PDFを新しいタブで開く" : "ファイルを開く"}
        <Unseen>{file.file_name}</Unseen>
      </a>
    );
  return (
    <>
      <Button look="text" onClick={() => (shown ? setBlob(null) : void load())}>
        {shown ? "プレビューを閉じる" : "プレビューを見る"}
        <Unseen>{file.file_name}</Unseen>
      </Button>
      {wrong && <p class={s.wrong}>プレビューを表示できませんでした。</p>}
      {shown && <img class={s.picture} src={shown} alt={`「${file.file_name}」のプレビュー`} />}
    </>
  );
}
