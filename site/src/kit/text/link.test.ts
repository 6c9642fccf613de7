import { expect, test } from "vitest";
import { fileSize, linkKind, linkNote } from "./link";

test.each([
  [{ url: "/manual" }, "page", ""],
  [{ url: "/guides/both-work.pdf", bytes: 123_456 }, "pdf", "(PDF、121KB、新しいタブで開きます)"],
  [{ url: "https://0386.example.jp/qa.PDF?v=2", bytes: null }, "pdf", "(PDF、新しいタブで開きます)"],
  [{ url: "https://0386.example.jp/faq" }, "elsewhere", "(外部サイト、新しいタブで開きます)"],
])("%o says what it is", (link, kind, note) => {
  expect(linkKind(link)).toBe(kind);
  expect(linkNote(link)).toBe(note);
});

test("what only looks like a page of this site leads elsewhere", () => {
  for (const url of ["//evil.example/manual", "/\\evil.example", "///evil.example"]) expect(linkKind({ url })).toBe("elsewhere");
});

test("a size is in the unit that people know", () => {
  expect([1, 1024, 123_456, 2_500_000].map(fileSize)).toEqual(["1KB", "1KB", "121KB", "2.4MB"]);
});
