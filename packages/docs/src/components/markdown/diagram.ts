import { renderMermaidSVG } from "beautiful-mermaid";
import { slugify } from "../../text.ts";
import { type Html, html, raw } from "../html.ts";

/**
 * Renders a Mermaid diagram as SVG without scripts and styles. Its colors and font are in `browser/diagrams.css`. `accTitle` and
 * `accDescr` become its title and text alternative.
 *
 * @throws if one of them is missing, or if the diagram is invalid.
 * @example
 * renderDiagram("stateDiagram-v2\naccTitle: Door\naccDescr: An open door can be closed.\nopen --> closed : close");
 */
export function renderDiagram(source: string): Html {
  const title = readLine(source, "accTitle");
  const description = readLine(source, "accDescr");
  const id = slugify(title);
  const svg = renderMermaidSVG(source.replaceAll(/^ *acc(Title|Descr):.*\n/gm, ""), spacing);
  const margin = source.startsWith("sequenceDiagram") ? sequenceMargin : 0;
  const [width = 0, height = 0] = (/viewBox="0 0 (.*?)"/.exec(svg)?.[1] ?? "")
    .split(" ")
    .map((size) => Math.ceil(Number(size)) - 2 * margin);
  const content = svg
    .replaceAll(/^.*<\/style>|<\/svg>$/gs, "")
    .replaceAll(/ data-(?!shape)[\w-]+=".*?"/g, "")
    .replaceAll(/(id="|url\(#)(?=[\w-]*arrow)/g, `$1${id}-`)
    // The marker for the start of an arrow is hidden by the node.
    .replaceAll("arrowhead-start)", "arrowhead)")
    .replaceAll('orient="auto"', 'orient="auto-start-reverse"')
    .replaceAll(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(1))));
  return html`<figure class="diagram"><svg viewBox="${margin} ${margin} ${width} ${height}" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" role="img">
<title>${title}</title><desc>${description}</desc>${raw(content)}</svg></figure>
`;
}

const spacing = { padding: 0, nodeSpacing: 32, layerSpacing: 28 };
const sequenceMargin = 28;
/** The font sizes of Mermaid are 11 and 13. */
const scale = 1.2;

function readLine(source: string, name: string): string {
  const [, text] = new RegExp(`^ *${name}: (.+)$`, "m").exec(source) ?? [];
  if (!text) throw new Error(`The diagram has no ${name}. Add \`${name}: …\` to the Mermaid code.`);
  return text;
}
