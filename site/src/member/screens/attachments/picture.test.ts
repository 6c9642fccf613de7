import { expect, test } from "vitest";
import { kindOf, nameFor, sizeOf } from "./picture";

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
