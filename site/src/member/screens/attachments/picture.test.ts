// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { kindOf, nameFor, paint, redraw, sizeOf } from "./picture";

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test.each([
  ["\xff\xd8\xff\xe1", "image/jpeg"],
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["%PDF-1.7", "application/pdf"],
  ["\0\0\0\x18ftypheic\0\0\0\0", "image/heic"],
  ["PK\x03\x04", null],
  ["", null],
])("%j is %s", (head, kind) => expect(kindOf(bytes(head))).toBe(kind));

test("a redrawn picture has the ending of what it became", () => {
  expect(nameFor("写真.PNG", "image/jpeg")).toBe("写真.jpg");
  expect(nameFor("写真.JPG", "image/jpeg")).toBe("写真.JPG");
  expect(nameFor("写真.png", "image/png")).toBe("写真.png");
});

test("sizes are told in words", () => {
  expect(sizeOf(10)).toBe("1 KB");
  expect(sizeOf(10 * 1024 * 1024)).toBe("10.0 MB");
});

/** A canvas that writes down what is drawn on it, and is encoded as that. */
function board(width = 0, height = 0) {
  const drawn: string[] = [];
  const pen = {
    fillStyle: "",
    fillRect: (...box: number[]) => void drawn.push(`${pen.fillStyle} ${box.join(" ")}`),
    drawImage: (_: unknown, ...box: number[]) => void drawn.push(`picture ${box.join(" ")}`),
  };
  const toBlob = (done: (blob: Blob) => void, type: string) => done(new Blob([drawn.join()], { type }));
  return { drawn, canvas: { width, height, getContext: () => pen, toBlob } as unknown as HTMLCanvasElement };
}
afterEach(() => vi.unstubAllGlobals());

test("what is blacked out is black, over the picture and not under it", () => {
  const { drawn, canvas } = board(200, 100);
  paint(canvas, {} as ImageBitmap, [{ x: 10, y: 20, width: 30, height: 40 }]);
  expect(drawn).toEqual(["#fff 0 0 200 100", "picture 0 0 200 100", "#000 20 20 60 40"]);
});

test("a photograph is drawn anew, small enough, and nothing of its file is sent", async () => {
  const { canvas } = board();
  const bitmap = { width: 7016, height: 3508, close: vi.fn() };
  vi.stubGlobal("createImageBitmap", () => Promise.resolve(bitmap));
  vi.spyOn(document, "createElement").mockReturnValueOnce(canvas);
  const file = new File(["GPS 35.68"], "a.jpg", { type: "image/jpeg" });
  const made = await redraw(file, "image/jpeg", []);
  expect([await made?.text(), made?.type]).toEqual(["#fff 0 0 3508 1754,picture 0 0 3508 1754", "image/jpeg"]);
  expect(bitmap.close).toHaveBeenCalledOnce();
});

test("what this browser cannot decode is not drawn", async () => {
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no")));
  expect(await redraw(new File([""], "a.jpg"), "image/jpeg", [])).toBeNull();
});
