import type { Tables } from "../../store/tables.ts";

export interface Entry {
  line: number;
  /** The nearest heading above the entry, in lowercase. Empty if there is no heading. */
  category: string;
  key: string;
  challenge_severity: string;
  value: string;
  rationale: string | null;
  anti_patterns: string[];
}

/**
 * Parses conventions from Markdown in the format of `renderPlaybooks`, in linear time. Other text is ignored.
 *
 * @example
 * parseEntries("# Testing\n\n- **use-minitest** (error): Write tests with Minitest.");
 */
export function parseEntries(markdown: string): Entry[] {
  const state: ParserState = { category: "", entries: [], indent: noEntry };
  for (const [number, text] of visibleLines(markdown)) readLine(state, number, text);
  return state.entries;
}

interface ParserState {
  category: string;
  entries: Entry[];
  /** The indentation of the entry to which indented items belong, or `noEntry`. */
  indent: number;
}

const noEntry = Number.POSITIVE_INFINITY;

// Adjacent parts of the patterns can't match the same characters, which rules out backtracking.
const headingPattern = /^ {0,3}#{1,6}(?:[ \t](?<title>.*))?$/s;
const entryPattern =
  /^(?<indent>[ \t]*)- +\*\*(?<key>(?:(?!\*\*).)+)\*\*(?: *\((?<severity>[^)]*)\))? *:(?<value>.*)$/s;
const detailPattern = /^[ \t]+- +(?<kind>Why|Avoid):(?<text>.*)$/s;

function readLine(state: ParserState, line: number, text: string): void {
  const title = headingPattern.exec(text)?.groups;
  const entryMatch = entryPattern.exec(text)?.groups;
  if (title) startCategory(state, title);
  else if (entryMatch) startEntry(state, line, entryMatch);
  else if (text.trim() !== "") addToEntry(state, text);
}

type Groups = Partial<Record<string, string>>;

function startCategory(state: ParserState, { title = "" }: Groups): void {
  const words = title.trim().toLowerCase().split(/\s+/);
  if (/^#+$/.test(words.at(-1) ?? "")) words.pop();
  state.category = words.join(" ");
  state.indent = noEntry;
}

function startEntry(state: ParserState, line: number, groups: Groups): void {
  const { indent = "", key = "", severity = "warning", value = "" } = groups;
  const fields = { key, challenge_severity: severity.trim(), value: value.trim() };
  state.entries.push({ line, category: state.category, ...fields, rationale: null, anti_patterns: [] });
  state.indent = widthOf(indent);
}

function addToEntry(state: ParserState, line: string): void {
  const last = state.entries.at(-1);
  if (widthOf(/^[ \t]*/.exec(line)?.[0] ?? "") <= state.indent) state.indent = noEntry;
  const { kind, text = "" } = detailPattern.exec(line)?.groups ?? {};
  if (!last || state.indent === noEntry || kind === undefined || text.trim() === "") return;
  if (kind === "Avoid") last.anti_patterns.push(text.trim());
  else last.rationale ??= text.trim();
}

function widthOf(indent: string): number {
  return indent.replaceAll("\t", "    ").length;
}

type Convention = Tables["conventions"];

export interface Section {
  playbook: Pick<Tables["playbooks"], "name" | "description">;
  conventions: readonly Convention[];
}

/** Renders playbooks as Markdown that `parseEntries` can parse: line breaks in texts become spaces. */
export function renderPlaybooks(sections: readonly Section[]): string {
  const body = sections.length > 0 ? sections.map(renderSection) : ["No playbook applies here."];
  return `${[notice, "# Playbooks", ...body].join("\n\n")}\n`;
}

const notice =
  "<!-- Written by crewkit from the organization's playbooks. The next sync overwrites changes made here. -->";

function renderSection({ playbook, conventions }: Section): string {
  const categories = [...new Set(conventions.map(({ category }) => category))];
  const blocks = categories.map((category) => {
    const entries = conventions.filter((each) => each.category === category).map(renderEntry);
    return `### ${category}\n\n${entries.join("\n")}`;
  });
  return [`## ${oneLine(playbook.name)}`, oneLine(playbook.description), ...blocks].join("\n\n");
}

function renderEntry({ key, value, rationale, anti_patterns, challenge_severity }: Convention): string {
  const why = rationale === null ? [] : [`  - Why: ${oneLine(rationale)}`];
  const avoid = anti_patterns.map((each) => `  - Avoid: ${oneLine(each)}`);
  return [`- **${key}** (${challenge_severity}): ${oneLine(value)}`, ...why, ...avoid].join("\n");
}

function oneLine(text: string): string {
  const lines = linesOf(text).map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

/** The numbered lines of a Markdown text without fenced code and multi-line comments. */
function* visibleLines(markdown: string): Generator<[number: number, text: string]> {
  let endsBlock: ((line: string) => boolean) | undefined;
  for (const [index, line] of linesOf(markdown).entries()) {
    if (endsBlock) {
      if (endsBlock(line)) endsBlock = undefined;
      continue;
    }
    endsBlock = hiddenBlockEnd(line);
    if (!endsBlock) yield [index + 1, line];
  }
}

// If a line starts a block, returns a function that detects the last line of the block (CommonMark, sections 4.5, 4.6).
function hiddenBlockEnd(line: string): ((line: string) => boolean) | undefined {
  const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) {
    return (laterLine) => laterLine.trim().startsWith(fence) && new Set(laterLine.trim()).size === 1;
  }
  const isComment = line.trimStart().startsWith("<!--") && !line.includes("-->");
  return isComment ? (laterLine) => laterLine.includes("-->") : undefined;
}
