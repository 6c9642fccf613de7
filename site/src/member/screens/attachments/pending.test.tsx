// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError, unreachable } from "../../../api/problem";
import type { Presigned, RequiredDocument } from "../../../api/member";
import { forgetAll } from "../../../kept/kept";
import { placeToGoOn, rememberPlace } from "../../return-to";
import { blackOut, cancel, take, upload, usePending, type Pending } from "./pending";

const api = vi.hoisted(() => ({ deleteAttachment: vi.fn(), refreshAttachments: vi.fn(), send: vi.fn(), redraw: vi.fn() }));
vi.mock("../../../api/member", () => ({ deleteAttachment: api.deleteAttachment }));
vi.mock("../../response/data", () => ({ refreshAttachments: api.refreshAttachments }));
vi.mock("./send", () => ({ send: api.send }));
vi.mock("./picture", async (original) => ({ ...(await original<object>()), redraw: api.redraw }));

const DOCUMENT = { dependent: "d1", document: "tax" } as RequiredDocument;
const file = (name: string, head: string, more = 0) =>
  new File([Uint8Array.from(head, (sign) => sign.charCodeAt(0)), new Uint8Array(more)], name);
const pdf = (name = "a.pdf") => file(name, "%PDF-1.7");
const jpeg = () => file("b.jpg", "\xff\xd8\xff\xe1");

let files: Pending[];
const Card = ({ card }: { card: string }) => ((files = usePending(card)), null);
const one = () => files[0]!;
const go = (then: () => Promise<void>) => act(then);
const taken = (chosen: File, replaces: string | null = null) => go(() => take("card", [chosen], replaces));
/** The upload as `send` sees it, open until the test ends it. */
const open = () => {
  let end = { done: () => {}, fail: (_: unknown) => {} };
  api.send.mockImplementationOnce((_sending, presigned, _progress, signal: AbortSignal) => {
    presigned({ attachment: "new" } as Presigned);
    return new Promise<void>((done, fail) => {
      end = { done, fail };
      signal.addEventListener("abort", () => fail(signal.reason));
    });
  });
  let under: Promise<void>;
  act(() => void (under = upload(one(), "ngx-2026", DOCUMENT)));
  return { end, over: () => go(() => under) };
};

beforeEach(() => {
  for (const call of Object.values(api)) call.mockReset().mockResolvedValue(undefined);
  api.redraw.mockResolvedValue(new Blob(["drawn"], { type: "image/jpeg" }));
  act(() => render(<Card card="card" />, document.body));
});
afterEach(() => {
  act(forgetAll);
  render(null, document.body);
});

test.each([
  [file("leer.pdf", ""), "ファイルの中身が空です。"],
  [file("x.zip", "PK\x03\x04"), "アップロードできるのは、JPEG・PNG・HEIC・PDFのファイルです。"],
  [file("big.pdf", "%PDF-", 10 * 1024 * 1024), "ファイルが大きすぎます(10.0 MB)。"],
])("a file that cannot be taken says why and is not sent", async (chosen, says) => {
  await taken(chosen);
  expect(one().state).toBe("unfit");
  expect(one().message).toContain(says);
});

test("each file asks for review under its card; a picture is what was drawn of it", async () => {
  await go(() => take("card", [pdf(), jpeg()]));
  await go(() => take("another", [pdf()]));
  expect(files.map(({ name, state, blob }) => [name, state, blob.type])).toEqual([
    ["a.pdf", "review", "application/pdf"],
    ["b.jpg", "review", "image/jpeg"],
  ]);
  expect(await files[1]!.blob.text()).toBe("drawn");
});

test("what was to be hidden is never sent where it cannot be drawn over", async () => {
  await taken(jpeg());
  api.redraw.mockResolvedValueOnce(null);
  await go(() => blackOut(one(), [{ x: 1, y: 1, width: 9, height: 9 }]));
  expect([one().state, one().message]).toEqual(["unfit", "塗りつぶしができませんでした。取り消して、もう一度お試しください。"]);
});

test("an accepted file leaves the list; the one it replaces goes then, and not before", async () => {
  await taken(pdf(), "old");
  const { end, over } = open();
  expect(api.deleteAttachment).not.toHaveBeenCalled();
  expect([one().state, one().presigned?.attachment]).toEqual(["sending", "new"]);
  end.done();
  await over();
  expect(api.deleteAttachment).toHaveBeenCalledExactlyOnceWith("ngx-2026", "old");
  expect([files, api.refreshAttachments.mock.calls.length]).toEqual([[], 1]);
});

test("a lost line keeps the file and its address for another try", async () => {
  await taken(pdf());
  api.send.mockImplementationOnce((_sending, presigned) => (presigned({ attachment: "new" }), Promise.reject(unreachable())));
  await go(() => upload(one(), "ngx-2026", DOCUMENT));
  expect([one().state, one().message, one().presigned?.attachment]).toEqual(["failed", unreachable().message, "new"]);
  await go(() => upload(one(), "ngx-2026", DOCUMENT));
  expect(api.send.mock.calls[1]![0].presigned).toEqual({ attachment: "new" });
});

test("a refused file stands among the card's, with the reason", async () => {
  await taken(pdf());
  api.send.mockRejectedValueOnce(new ProblemError({ slug: "upload-refused" }));
  await go(() => upload(one(), "ngx-2026", DOCUMENT));
  expect([files, api.refreshAttachments.mock.calls.length]).toEqual([[], 1]);
});

test("who must log in first comes back to the card that the file waits in", async () => {
  await taken(pdf());
  rememberPlace("/documents/upload");
  api.send.mockRejectedValueOnce(new ProblemError({ slug: "no-session" }));
  await go(() => upload(one(), "ngx-2026", DOCUMENT));
  expect([one().state, placeToGoOn()]).toEqual(["failed", "/documents/upload#documents.d1.tax"]);
});

test("what is stopped is taken back, and the file in its place stays", async () => {
  await taken(pdf(), "old");
  const { over } = open();
  await go(() => cancel(one(), "ngx-2026"));
  await over();
  expect(files).toEqual([]);
  expect(api.deleteAttachment).toHaveBeenCalledExactlyOnceWith("ngx-2026", "new");
});

test("stopped while the last answer is on its way: the file in its place stays all the same", async () => {
  await taken(pdf(), "old");
  api.send.mockImplementationOnce(async (_sending, presigned, _progress, signal: AbortSignal) => {
    presigned({ attachment: "new" });
    await new Promise((done) => signal.addEventListener("abort", done));
  });
  let under: Promise<void>;
  act(() => void (under = upload(one(), "ngx-2026", DOCUMENT)));
  await go(() => cancel(one(), "ngx-2026"));
  await go(() => under);
  expect(api.deleteAttachment).toHaveBeenCalledExactlyOnceWith("ngx-2026", "new");
});

test("a wanted logout stops what runs, and takes up nothing more", async () => {
  await taken(pdf());
  const { over } = open();
  const { stop } = one();
  let drawn = (_: Blob) => {};
  api.redraw.mockImplementationOnce(() => new Promise((done) => (drawn = done)));
  let more: Promise<void>;
  await go(async () => {
    more = take("card", [jpeg(), pdf("c.pdf")]);
    await vi.waitFor(() => expect(api.redraw).toHaveBeenCalled());
  });
  act(forgetAll);
  expect(stop?.signal.aborted).toBe(true);
  drawn(new Blob(["drawn"]));
  await go(() => more);
  await over();
  expect(files).toEqual([]);
  expect(api.deleteAttachment).not.toHaveBeenCalled();
});
