// Writes src/api/schema.ts from openapi.json; with --check it only says whether the file is current.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const document = new URL("../../openapi.json", import.meta.url);
const schema = new URL("../../src/api/schema.ts", import.meta.url);
const header = "// Generated from openapi.json by `npm run generate` in tools/openapi; do not edit.\n\n";
const text = header + astToString(await openapiTS(document, { alphabetize: true }));

if (process.argv.includes("--check")) {
  if (readFileSync(schema, "utf8") !== text) {
    console.error("src/api/schema.ts is not current: run `npm run generate` in site/tools/openapi");
    process.exit(1);
  }
} else {
  writeFileSync(schema, text);
}
