import { visibleLines } from "./markdown-lines.ts";

/** A convention as it stands in a text, valid or not. */
export interface Entry {
  /** The line on which it begins, counted from 1. */
  line: number;
  /** The nearest heading above, in lower case; empty where there is none. */
  category: string;
  key: string;
  challenge_severity: string;
  value: string;
  rationale: string | null;
  anti_patterns: string[];
}

/**
 * The conventions in a Markdown text of the form that `writePlaybooks` gives; all other text is passed over. Its time
 * grows with the text and no faster, whatever the text is.
 *
 * @example
 * readEntries("# Testing\n\n- **use-minitest** (error): Write tests with Minitest.");
 */
export function readEntries(markdown: string): Entry[] {
  const reading: Reading = { category: "", entries: [], indent: none };
  for (const [number, text] of visibleLines(markdown)) readLine(reading, number, text);
  return reading.entries;
}

interface Reading {
  category: string;
  entries: Entry[];
  /** The indentation of the entry that items below may add to; `none` where they add to nothing. */
  indent: number;
}

const none = Number.POSITIVE_INFINITY;

// No part of a pattern can match what the next one can, so that none goes back and forth in a long line.
const heading = /^ {0,3}#{1,6}(?:[ \t](?<title>.*))?$/s;
const entry = /^(?<indent>[ \t]*)- +\*\*(?<key>(?:(?!\*\*).)+)\*\*(?: *\((?<severity>[^)]*)\))? *:(?<value>.*)$/s;
const addition = /^[ \t]+- +(?<kind>Why|Avoid):(?<text>.*)$/s;

function readLine(reading: Reading, line: number, text: string): void {
  const [title, begun] = [heading, entry].map((kind) => kind.exec(text)?.groups);
  if (title) beginCategory(reading, title);
  else if (begun) beginEntry(reading, line, begun);
  else if (text.trim() !== "") addToEntry(reading, text);
}

type Parts = Partial<Record<string, string>>;

function beginCategory(reading: Reading, { title = "" }: Parts): void {
  const words = title.trim().toLowerCase().split(/\s+/);
  // A heading may be closed by as many `#` as one likes: `## Testing ##`.
  if (/^#+$/.test(words.at(-1) ?? "")) words.pop();
  reading.category = words.join(" ");
  reading.indent = none;
}

function beginEntry(reading: Reading, line: number, parts: Parts): void {
  const { indent = "", key = "", severity = "warning", value = "" } = parts;
  const said = { key, challenge_severity: severity.trim(), value: value.trim() };
  reading.entries.push({ line, category: reading.category, ...said, rationale: null, anti_patterns: [] });
  reading.indent = widthOf(indent);
}

// Text that is indented no deeper than an entry ends it.
function addToEntry(reading: Reading, text: string): void {
  const last = reading.entries.at(-1);
  if (widthOf(/^[ \t]*/.exec(text)?.[0] ?? "") <= reading.indent) reading.indent = none;
  const { kind, text: said = "" } = addition.exec(text)?.groups ?? {};
  if (!last || reading.indent === none || kind === undefined || said.trim() === "") return;
  if (kind === "Avoid") last.anti_patterns.push(said.trim());
  else last.rationale ??= said.trim();
}

function widthOf(indent: string): number {
  return indent.replaceAll("\t", "    ").length;
}
