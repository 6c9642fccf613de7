// One file on its way: ask for the address, put the bytes there, have them checked.
import { deleteAttachment, finishUpload, presignUpload, type Presigned, type RequiredDocument } from "../../../api/member";
import { ProblemError, unreachable } from "../../../api/problem";
import { asMember } from "../../response/data";

export interface Sending {
  campaign: string;
  document: RequiredDocument;
  blob: Blob;
  fileName: string;
  /** The attachment that goes when this file is safe. */
  replaces: string | null;
  /** The address of an earlier try, so that a retry goes on with it. */
  presigned: Presigned | null;
}

/** Lower-case hex of the SHA-256. */
export async function sha256(blob: Blob): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends the file; `onPresigned` and `onProgress` (0–100) tell how far it is. Rejects with a ProblemError. */
export async function send(
  sending: Sending,
  onPresigned: (presigned: Presigned) => void,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { campaign, document, blob, fileName, replaces } = sending;
  const ask = async () => {
    const presigned = await asMember(
      presignUpload({
        campaign,
        dependent: document.dependent,
        document: document.document,
        file_name: fileName,
        content_type: blob.type,
        size: blob.size,
        sha256: await sha256(blob),
        replaces,
      }),
    );
    signal.throwIfAborted();
    onPresigned(presigned);
    return presigned;
  };
  let presigned = sending.presigned ?? (await ask());
  let status = await put(presigned, blob, onProgress, signal);
  if (status === 403 && sending.presigned) {
    // The address of the earlier try is over.
    await deleteAttachment(campaign, presigned.attachment).catch(() => undefined);
    presigned = await ask();
    status = await put(presigned, blob, onProgress, signal);
  }
  // 412: the bytes arrived with an earlier try whose answer got lost.
  if (status !== 412 && (status < 200 || status >= 300)) {
    throw new ProblemError({
      slug: "upload",
      status,
      title: "ファイルを送信できませんでした。もう一度お試しください。",
    });
  }
  await asMember(finishUpload(campaign, presigned.attachment));
}

function put({ url, headers }: Presigned, blob: Blob, onProgress: (percent: number) => void, signal: AbortSignal) {
  return new Promise<number>((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? (loaded / total) * 100 : 0);
    request.onload = () => done(request.status);
    request.onerror = () => fail(unreachable());
    request.onabort = () => fail(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(blob);
  });
}
