// Files chosen and not yet accepted, per card: in this tab's memory, so that an ended session or a
// look at another screen loses none.
import { deleteAttachment, type Presigned, type RequiredDocument } from "../../../api/member";
import { asProblem } from "../../../api/problem";
import { shelf } from "../../../kept/kept";
import { refreshAttachments } from "../../response/data";
import { cardId } from "../../response/needs";
import { goOnAt, leadsOut } from "../../return-to";
import { isPicture, kindOf, nameFor, redraw, sizeOf, type Area, type Kind } from "./picture";
import { whyNot } from "./refusal";
import { send } from "./send";

export interface Pending {
  id: number;
  card: string;
  name: string;
  kind: Kind | null;
  /** As chosen; pictures are redrawn from it each time. */
  original: File;
  /** What will be sent. */
  blob: Blob;
  areas: Area[];
  /** The attachment whose place it takes once it is accepted. */
  replaces: string | null;
  state: "preparing" | "review" | "sending" | "failed" | "unfit";
  progress: number;
  message: string | null;
  presigned: Presigned | null;
  stop: AbortController | null;
}

const MOST_BYTES = 10 * 1024 * 1024;
let last = 0;
const files = shelf<Pending>("files", { end: ({ stop }) => stop?.abort() });

/** The file's changes; one that is dropped or forgotten meanwhile stays so. */
function change(id: number, changes: Partial<Pending>): void {
  const now = files.get(String(id));
  if (now) files.put(String(id), { ...now, ...changes });
}

const drop = ({ id }: Pending) => files.drop(String(id));

/** The files of one card. */
export const usePending = (card: string): Pending[] => files.use().flatMap(([, one]) => (one.card === card ? [one] : []));

/** Takes chosen files up: checks them, redraws pictures, asks for review. `replaces`: an attachment that goes when
 * the file is accepted, and not before. */
export async function take(card: string, chosen: File[], replaces: string | null = null): Promise<void> {
  for (const file of chosen) {
    const id = ++last;
    const fresh = { id, card, name: file.name, kind: null, original: file, blob: file, areas: [], replaces };
    files.put(String(id), { ...fresh, state: "preparing", progress: 0, message: null, presigned: null, stop: null });
    const unfit = (message: string) => change(id, { state: "unfit", message });
    if (file.size === 0) {
      unfit("ファイルの中身が空です。別のファイルを選択してください。");
      continue;
    }
    const head = await file.slice(0, 16).arrayBuffer().catch(() => null);
    const kind = head && kindOf(new Uint8Array(head));
    if (!head) unfit("ファイルを読み込めませんでした。もう一度選択してください。");
    else if (!kind) unfit("アップロードできるのは、JPEG・PNG・HEIC・PDFのファイルです。別のファイルを選択してください。");
    else await prepare(id, file, kind, []);
    // Logged out meanwhile: the others are not taken up.
    if (!files.get(String(id))) return;
  }
}

async function prepare(id: number, original: File, kind: Kind, areas: Area[]): Promise<void> {
  const drawn = isPicture(kind) ? await redraw(original, kind, areas) : null;
  if (!drawn && areas.length > 0) {
    // Never send what was to be hidden.
    change(id, { state: "unfit", message: "塗りつぶしができませんでした。取り消して、もう一度お試しください。" });
    return;
  }
  const blob = drawn ?? new Blob([original], { type: kind });
  const name = nameFor(original.name, blob.type);
  if (blob.size > MOST_BYTES) {
    const message = `ファイルが大きすぎます(${sizeOf(blob.size)})。10 MB以下のファイルを選択してください。`;
    change(id, { state: "unfit", kind, message });
  } else change(id, { state: "review", kind, name, blob, areas, message: null });
}

/** Redraws the picture with these black areas. */
export async function blackOut(file: Pending, areas: Area[]): Promise<void> {
  change(file.id, { state: "preparing" });
  if (file.kind) await prepare(file.id, file.original, file.kind, areas);
}

/** Uploads, or tries again; the card lists the file once it is checked or refused. */
export async function upload(file: Pending, campaign: string, document: RequiredDocument): Promise<void> {
  const stop = new AbortController();
  change(file.id, { state: "sending", progress: 0, message: null, stop });
  try {
    await send(
      { campaign, document, blob: file.blob, fileName: file.name, replaces: file.replaces, presigned: file.presigned },
      (presigned) => change(file.id, { presigned }),
      (progress) => change(file.id, { progress }),
      stop.signal,
    );
    // Taken back at the last moment: the old file stays.
    if (stop.signal.aborted) return;
    // The new file is safe; where the old one cannot be deleted now, both stand in the card.
    if (file.replaces) await deleteAttachment(campaign, file.replaces).catch(() => undefined);
    await refreshAttachments(campaign);
    drop(file);
  } catch (thrown) {
    if (stop.signal.aborted) return;
    const problem = asProblem(thrown);
    if (problem.slug === "upload-refused") {
      // It stands among the card's files, with the reason.
      await refreshAttachments(campaign);
      drop(file);
      return;
    }
    // Back to the card that the file waits in, not to the top of the screen.
    if (leadsOut(problem)) goOnAt("/documents/upload", cardId(document));
    change(file.id, { state: "failed", message: whyNot(problem), stop: null });
  }
}

/** Drops the file; what was begun is taken back. */
export async function cancel(file: Pending, campaign: string): Promise<void> {
  file.stop?.abort();
  drop(file);
  if (!file.presigned) return;
  await deleteAttachment(campaign, file.presigned.attachment).catch(() => undefined);
  await refreshAttachments(campaign);
}
