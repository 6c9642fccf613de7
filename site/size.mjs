// Fails the build where the site outgrows its limits: 30 KiB of gzipped JS for the first route, and
// for each lazy chunk.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 30 * 1024;
const gzipped = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;

const first = [...readFileSync("dist/index.html", "utf8").matchAll(/assets\/[^"]+\.js/g)].map(([file]) => file);
const chunks = readdirSync("dist/assets").filter((file) => file.endsWith(".js"));
const sizes = [
  ["the first route", first.reduce((sum, file) => sum + gzipped(file), 0)],
  ...chunks.map((file) => [file, gzipped(`assets/${file}`)]),
];
const over = sizes.filter(([, size]) => size > LIMIT);
console.log(`first route ${(sizes[0][1] / 1024).toFixed(1)} KiB of 30, ${chunks.length} chunks`);
for (const [name, size] of over) console.error(`${name}: ${(size / 1024).toFixed(1)} KiB, more than 30`);
process.exit(over.length > 0 ? 1 : 0);
