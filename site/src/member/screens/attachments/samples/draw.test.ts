import { expect, test } from "vitest";
import { draw, heightOf, type Sample } from "./draw";
import rows from "./samples.json";

const SAMPLES: [string, Sample][] = Object.entries(rows);

test.each(SAMPLES)("the sample of %s shows what to look for", (_, sample) => {
  const { boxes, look, hide = [] } = sample;
  expect(look.length).toBeGreaterThan(0);
  expect([...look, ...hide].filter((label) => !boxes.includes(label))).toEqual([]);
  expect(look.filter((label) => hide.includes(label))).toEqual([]);
  const svg = draw(sample);
  for (const label of [...boxes, sample.office, "見本"]) expect(svg).toContain(label);
  expect(svg.match(/stroke="#b45309"/g)).toHaveLength(look.length);
  expect(svg).toContain(`viewBox="0 0 400 ${heightOf(sample)}"`);
  // Served under the strict CSP: no style, no script, nothing from elsewhere.
  expect(svg).not.toMatch(/style|<script|href|url\(/);
});
