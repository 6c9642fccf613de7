// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Presigned, RequiredDocument } from "../../../api/member";
import { send, sha256, type Sending } from "./send";

const api = vi.hoisted(() => ({ presignUpload: vi.fn(), finishUpload: vi.fn(), deleteAttachment: vi.fn() }));
vi.mock("../../../api/member", () => api);
vi.mock("../../response/data", () => ({ asMember: (call: Promise<unknown>) => call }));

/** What the bucket answers to each PUT; 0: the line is gone, null: no answer at all. */
let bucket: (number | null)[];
const puts: [url: string, headers: Record<string, string>][] = [];

class Request {
  upload = { onprogress: (_: object) => {} };
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  status = 0;
  private url = "";
  private headers: Record<string, string> = {};
  open = (_: string, url: string) => void (this.url = url);
  setRequestHeader = (name: string, value: string) => void (this.headers[name] = value);
  abort = () => this.onabort();
  send() {
    puts.push([this.url, this.headers]);
    const answer = bucket.shift();
    if (answer === null) return;
    this.upload.onprogress({ loaded: 1, total: 4 });
    this.status = answer ?? 200;
    queueMicrotask(answer === 0 ? this.onerror : this.onload);
  }
}

const address = (attachment: string): Presigned =>
  ({ attachment, url: `https://bucket.test/${attachment}`, headers: { "content-type": "application/pdf" } }) as unknown as Presigned;
const SENDING: Sending = {
  campaign: "ngx-2026",
  document: { dependent: null, document: "tax" } as RequiredDocument,
  blob: new Blob(["abc"], { type: "application/pdf" }),
  fileName: "a.pdf",
  replaces: "old",
  presigned: null,
};
const go = (sending: Partial<Sending> = {}, stop = new AbortController()) => {
  const told = { presigned: vi.fn(), progress: vi.fn() };
  return { told, stop, over: send({ ...SENDING, ...sending }, told.presigned, told.progress, stop.signal) };
};

beforeEach(() => {
  bucket = [];
  puts.length = 0;
  api.presignUpload.mockReset().mockResolvedValue(address("new"));
  api.finishUpload.mockReset().mockResolvedValue({});
  api.deleteAttachment.mockReset().mockResolvedValue({});
  vi.stubGlobal("XMLHttpRequest", Request);
});
afterEach(() => vi.unstubAllGlobals());

test("the address is asked for with the checksum, the bytes go there with its headers, then they are judged", async () => {
  const { told, over } = go();
  await over;
  const asked = { campaign: "ngx-2026", dependent: null, document: "tax", file_name: "a.pdf", content_type: "application/pdf", size: 3, replaces: "old" };
  expect(api.presignUpload).toHaveBeenCalledExactlyOnceWith({ ...asked, sha256: await sha256(SENDING.blob) });
  expect(puts).toEqual([["https://bucket.test/new", { "content-type": "application/pdf" }]]);
  expect(told.progress).toHaveBeenCalledWith(25);
  expect(api.finishUpload).toHaveBeenCalledExactlyOnceWith("ngx-2026", "new");
});

test("the checksum is SHA-256 in lower-case hex", async () => {
  expect(await sha256(SENDING.blob)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("another try goes on with its address; where that is over it is taken back and a new one asked for", async () => {
  await go({ presigned: address("before") }).over;
  expect([api.presignUpload.mock.calls.length, puts[0]![0]]).toEqual([0, "https://bucket.test/before"]);
  bucket = [403, 200];
  const { told, over } = go({ presigned: address("before") });
  await over;
  expect(api.deleteAttachment).toHaveBeenCalledExactlyOnceWith("ngx-2026", "before");
  expect(told.presigned).toHaveBeenCalledExactlyOnceWith(address("new"));
  expect(api.finishUpload).toHaveBeenLastCalledWith("ngx-2026", "new");
});

test("bytes that arrived with an earlier try are not sent for nothing", async () => {
  bucket = [412];
  await go({ presigned: address("before") }).over;
  expect(api.finishUpload).toHaveBeenCalledExactlyOnceWith("ngx-2026", "before");
});

test.each([
  [500, "upload"],
  [403, "upload"],
  [0, "network"],
])("a bucket that answers %i is a refusal named %s, and nothing is judged", async (answer, slug) => {
  bucket = [answer];
  await expect(go().over).rejects.toMatchObject({ slug });
  expect(api.finishUpload).not.toHaveBeenCalled();
});

test("stopping ends the request under way", async () => {
  bucket = [null];
  const { stop, over } = go();
  await vi.waitFor(() => expect(puts).toHaveLength(1));
  stop.abort();
  await expect(over).rejects.toBe(stop.signal.reason);
  expect(api.finishUpload).not.toHaveBeenCalled();
});
