// Draws a sample (見本) of a document from its row in samples.json: whose it is, which boxes it has, which of
// them to look for, which must not be readable. Our own drawing; nobody's data stands on it.

export interface Sample {
  /** As the API calls the document. */
  title: string;
  /** Who issues it. */
  office: string;
  /** The boxes from top to bottom. */
  boxes: string[];
  /** Those that the check needs. */
  look: string[];
  /** Those that must be empty or blacked out. */
  hide?: string[];
}

const WIDTH = 400;
const ROW = 34;
const TOP = 64;

/** The height of the drawing, in its own units; it is 400 wide. */
export const heightOf = ({ boxes }: Sample) => TOP + boxes.length * ROW + 56;

/** The sample as an SVG of its own. */
export function draw(sample: Sample): string {
  const height = heightOf(sample);
  const rows = sample.boxes.map((label, at) => row(sample, label, TOP + at * ROW));
  const foot = TOP + sample.boxes.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13" fill="#333">
<title>${text(sample.title)}の見本</title>
<rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" fill="#fff" stroke="#767676" stroke-width="2"/>
<text x="${WIDTH / 2}" y="40" font-size="${sample.title.length > 14 ? 15 : 20}" font-weight="700" text-anchor="middle">${text(sample.title)}</text>
${rows.join("\n")}
<text x="${WIDTH - 64}" y="${foot + 32}" text-anchor="end">${text(sample.office)}</text>
<rect x="${WIDTH - 52}" y="${foot + 12}" width="30" height="30" fill="none" stroke="#c16"/>
<text x="${WIDTH - 37}" y="${foot + 32}" fill="#c16" text-anchor="middle">印</text>
<text x="${WIDTH / 2}" y="${height / 2 + 30}" font-size="96" font-weight="700" fill="#c16" fill-opacity="0.16" text-anchor="middle" transform="rotate(-18 ${WIDTH / 2} ${height / 2})">見本</text>
</svg>
`;
}

function row(sample: Sample, label: string, y: number): string {
  const looked = sample.look.includes(label);
  const frame = looked ? 'fill="#fff3d6" stroke="#b45309" stroke-width="3"' : 'fill="none" stroke="#b3b3b3"';
  return [
    `<rect x="24" y="${y}" width="${WIDTH - 48}" height="${ROW - 6}" ${frame}/>`,
    `<text x="34" y="${y + 19}"${looked ? ' font-weight="700"' : ""}>${text(label)}</text>`,
    sample.hide?.includes(label)
      ? `<rect x="200" y="${y + 6}" width="160" height="16" fill="#333"/>`
      : `<rect x="200" y="${y + 9}" width="${looked ? 150 : 120}" height="9" rx="4" fill="#d9d9d9"/>`,
  ].join("");
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const text = (plain: string) => plain.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign);
