// Fails the build where a way into the site outgrows 30 KiB of gzipped JS: the first route, and what each lazy one
// loads beyond it, summed over all that it imports.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 30 * 1024;
const chunks = readdirSync("dist/assets").filter((file) => file.endsWith(".js"));
const text = new Map(chunks.map((file) => [file, readFileSync(`dist/assets/${file}`)]));
const size = new Map(chunks.map((file) => [file, gzipSync(text.get(file), { level: 9 }).length]));
const named = (file, pattern) => [...text.get(file).toString().matchAll(pattern)].map(([, name]) => name);

/** The chunks that these need to run. */
function needed(files, found = new Set()) {
  for (const file of files) if (!found.has(file)) needed(named(file, /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)/g), found.add(file));
  return found;
}
const sum = (files) => [...files].reduce((all, file) => all + size.get(file), 0);

const html = readFileSync("dist/index.html", "utf8");
const first = needed([...html.matchAll(/assets\/([^"]+\.js)/g)].map(([, file]) => file));
const lazy = new Set(chunks.flatMap((file) => named(file, /import\(\s*["'`]\.\/([^"'`]+\.js)/g)));
const routes = [...lazy].map((file) => [file, sum([...needed([file])].filter((one) => !first.has(one)))]);
const sizes = [["the first route", sum(first)], ...routes.sort(([, a], [, b]) => b - a)];
const kib = ([name, bytes]) => `${name} ${(bytes / 1024).toFixed(1)} KiB`;
console.log(`${sizes.slice(0, 4).map(kib).join(", ")} of 30; ${routes.length} lazy routes`);

const over = sizes.filter(([, bytes]) => bytes > LIMIT);
for (const one of over) console.error(`${kib(one)}, more than 30`);
// A pattern that no longer finds the imports would find everything small.
process.exit(over.length > 0 || routes.length < 20 || first.size < 2 ? 1 : 0);
