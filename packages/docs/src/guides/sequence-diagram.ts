import { type Html, html } from "../components/html.ts";

/**
 * Renders a Mermaid sequence diagram as SVG, narrow enough for a phone. Messages are numbered, and listed in the `desc`
 * element.
 *
 * @throws if a line is not supported.
 * @example
 * renderSequenceDiagram("sequenceDiagram\naccTitle: A request\nparticipant A as Client\nparticipant B as API\nA->>B: GET /health");
 */
export function renderSequenceDiagram(source: string): Html {
  const sequence = parseSequence(source);
  const { rows, height } = layOutSteps(sequence);
  const names = [...sequence.participants.values()];
  return html`<figure class="sequence"><svg font-size="11" viewBox="0 0 ${width} ${height}" role="img">
<title>${sequence.title}</title><desc>${describe(sequence)}</desc>
${names.map((name, at) => lifeline(name, lifelineX(at, names.length), height))}
${rows}
</svg></figure>
`;
}

const width = 340;
const top = 58;
const margin = 46;

function layOutSteps(sequence: Sequence): { rows: Html[]; height: number } {
  const rows: Html[] = [];
  const loops: { text: string; from: number }[] = [];
  let [y, number] = [top, 0];
  for (const step of sequence.steps) {
    if (step.kind === "message") {
      rows.push(arrow(sequence, step, { y, number: ++number }));
      y += 46;
    } else if (step.kind === "loop") {
      loops.push({ text: step.text, from: y - 28 });
      y += 22;
    } else {
      rows.push(loopBox(loops.pop(), y - 28));
      y += 10;
    }
  }
  return { rows, height: y - 24 };
}

function lifeline(name: string, x: number, height: number): Html {
  return html`<path class="lane" d="M${x} 28V${height}"/><text class="name" font-size="13" x="${x}" y="16">${name}</text>`;
}

function arrow(sequence: Sequence, message: Message, { y, number }: { y: number; number: number }): Html {
  const keys = [...sequence.participants.keys()];
  const [from = 0, to = 0] = [message.from, message.to].map((key) => lifelineX(keys.indexOf(key), keys.length));
  const direction = Math.sign(to - from);
  const tip = to - direction;
  return html`<text class="label" x="${labelX(message.text, (from + to) / 2)}" y="${y - 13}">${message.text}</text>
<path class="${message.isReply ? "reply" : "request"}" d="M${from} ${y}H${tip}"/><path class="tip" d="M${tip} ${y}l${-8 * direction}-4v8z"/>
<circle cx="${from}" cy="${y}" r="8"/><text class="number" font-size="10" x="${from}" y="${y + 3.5}">${number}</text>
`;
}

function loopBox(loop: { text: string; from: number } | undefined, y: number): Html {
  const { text = "", from = y } = loop ?? {};
  return html`<rect class="loop" x="2" y="${from}" width="${width - 4}" height="${y - from}" rx="6"/><text class="loop" x="10" y="${from + 14}">${text}</text>
`;
}

function lifelineX(at: number, count: number): number {
  return margin + (at * (width - 2 * margin)) / (count - 1);
}

// Keeps a label inside the diagram. A character of the monospace font is 6.6 wide at a font size of 11.
function labelX(text: string, x: number): number {
  const half = (text.length * 6.6) / 2;
  if (half * 2 > width) throw new Error(`The label "${text}" is wider than the diagram. Shorten it.`);
  return Math.round(Math.min(Math.max(x, half + 4), width - half - 4));
}

function describe({ participants, steps }: Sequence): string {
  const messages = steps.filter((step) => step.kind === "message");
  return messages
    .map(({ from, to, text }, at) => `${at + 1}. ${participants.get(from)} to ${participants.get(to)}: ${text}.`)
    .join(" ");
}

interface Sequence {
  title: string;
  participants: Map<string, string>;
  steps: Step[];
}

type Step = Message | { kind: "loop"; text: string } | { kind: "end" };

interface Message {
  kind: "message";
  from: string;
  to: string;
  text: string;
  isReply: boolean;
}

function parseSequence(text: string): Sequence {
  const sequence: Sequence = { title: "", participants: new Map(), steps: [] };
  for (const line of text.split("\n").map((each) => each.trim())) parseLine(sequence, line);
  return sequence;
}

function parseLine(sequence: Sequence, line: string): void {
  const parser = lineParsers.find(([pattern]) => pattern.test(line));
  if (!parser) throw new Error(`Unsupported line in a Mermaid sequence diagram: ${line}`);
  const [pattern, apply] = parser;
  apply(sequence, pattern.exec(line)?.slice(1) ?? []);
}

const lineParsers: [RegExp, (sequence: Sequence, words: string[]) => void][] = [
  [/^(?:sequenceDiagram|autonumber|)$/, () => {}],
  [/^accTitle: (.+)$/, (sequence, [title = ""]) => Object.assign(sequence, { title })],
  [/^participant (\w+) as (.+)$/, ({ participants }, [key = "", name = ""]) => participants.set(key, name)],
  [/^loop (.+)$/, ({ steps }, [text = ""]) => steps.push({ kind: "loop", text })],
  [/^end$/, ({ steps }) => steps.push({ kind: "end" })],
  [
    /^(\w+)(--?)>>(\w+): (.+)$/,
    ({ steps }, [from = "", line, to = "", text = ""]) =>
      steps.push({ kind: "message", from, to, text, isReply: line === "--" }),
  ],
];
