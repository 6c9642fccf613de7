import { beforeEach, expect, test } from "vitest";
import { forgetAll } from "../kept/kept";
import { goOnAt, placeToGoOn, rememberPlace } from "./return-to";

beforeEach(forgetAll);

test("login leads back once, to the element that was named", () => {
  rememberPlace("/documents/upload");
  goOnAt("/documents/upload", "documents.d1.tax");
  expect([placeToGoOn(), placeToGoOn()]).toEqual(["/documents/upload#documents.d1.tax", "/home"]);
});

test("an element leads nowhere when another screen was interrupted, or none", () => {
  goOnAt("/documents/upload", "documents.d1.tax");
  expect(placeToGoOn()).toBe("/home");
  rememberPlace("/survey/check");
  goOnAt("/documents/upload", "documents.d1.tax");
  expect(placeToGoOn()).toBe("/survey/check");
});
