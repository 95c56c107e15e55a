/** Who says what to whom, in their order. */
export interface Sequence {
  title: string;
  /** Their names, by the letters that messages call them. */
  participants: Map<string, string>;
  steps: Step[];
}

/** A message, or where messages that are repeated begin and end. */
type Step = Message | { kind: "loop"; text: string } | { kind: "end" };

/** What one says to another; an answer is drawn with a broken line. */
export interface Message {
  kind: "message";
  from: string;
  to: string;
  text: string;
  answer: boolean;
}

/**
 * Reads the part of Mermaid's sequence diagrams that we draw: other viewers of a guide's Markdown draw it too.
 *
 * @throws if a line is of another part.
 * @example
 * readSequence("sequenceDiagram\naccTitle: A call\nparticipant A as Client\nparticipant B as API\nA->>B: GET /health");
 */
export function readSequence(text: string): Sequence {
  const sequence: Sequence = { title: "", participants: new Map(), steps: [] };
  for (const line of text.split("\n").map((each) => each.trim())) readLine(sequence, line);
  return sequence;
}

function readLine(sequence: Sequence, line: string): void {
  const form = forms.find(([pattern]) => pattern.test(line));
  if (!form) throw new Error(`Of Mermaid's sequence diagrams the guides know no line such as: ${line}`);
  const [pattern, read] = form;
  read(sequence, pattern.exec(line)?.slice(1) ?? []);
}

const forms: [RegExp, (sequence: Sequence, words: string[]) => void][] = [
  [/^(?:sequenceDiagram|autonumber|)$/, () => {}],
  [/^accTitle: (.+)$/, (sequence, [title = ""]) => Object.assign(sequence, { title })],
  [/^participant (\w+) as (.+)$/, ({ participants }, [key = "", name = ""]) => participants.set(key, name)],
  [/^loop (.+)$/, ({ steps }, [text = ""]) => steps.push({ kind: "loop", text })],
  [/^end$/, ({ steps }) => steps.push({ kind: "end" })],
  [
    /^(\w+)(--?)>>(\w+): (.+)$/,
    ({ steps }, [from = "", line, to = "", text = ""]) =>
      steps.push({ kind: "message", from, to, text, answer: line === "--" }),
  ],
];
