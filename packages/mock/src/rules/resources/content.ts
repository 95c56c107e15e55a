import type { Contract } from "@crewkit/openapi";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isScalar, parseDocument } from "yaml";
import { boundOf } from "../contract.ts";

export function isTooLarge(contract: Contract, content: string): boolean {
  return utf8ToBytes(content).length > boundOf(contract, ["ResourceFork", "content"], "x-max-bytes");
}

/**
 * Joins the contents of an inheritance chain, top tier first, under the front matter of the lowest tier that has front
 * matter. The content of a single resource is not changed.
 */
export function joinContents(contents: string[]): string {
  const [single, ...others] = contents;
  if (single !== undefined && others.length === 0) return single;
  const parts = contents.map(splitContent);
  const frontMatter = parts.findLast((part) => part.frontMatter !== "")?.frontMatter ?? "";
  const text = parts.map((part) => trimLineBreaks(part.text)).filter((each) => each.trim() !== "");
  return ensureTrailingNewline(frontMatter) + ensureTrailingNewline(text.join("\n\n"));
}

/** Splits content into front matter (with its `---` lines, may be empty) and text. */
export function splitContent(content: string): { frontMatter: string; text: string } {
  const frontMatter = frontMatterPattern.exec(content)?.[0] ?? "";
  return { frontMatter, text: content.slice(frontMatter.length) };
}

const frontMatterPattern = /^---\r?\n(?:[\s\S]*?\n)??---(?:\r?\n|$)/;

// Don't use a regular expression: it would take quadratic time for many line breaks.
function trimLineBreaks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isLineBreak(text[start])) start++;
  while (start < end && isLineBreak(text[end - 1])) end--;
  return text.slice(start, end);
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function ensureTrailingNewline(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

type FrontMatter = Partial<Record<"name" | "description", string>>;

/**
 * Reads the name and description from front matter. Invalid YAML, empty or non-scalar values and front matter of more
 * than 10,000 characters are ignored.
 *
 * @example
 * readFrontMatter("---\nname: ledger\n---\nBook each payment twice."); // { name: "ledger" }
 */
export function readFrontMatter(content: string): FrontMatter {
  const { frontMatter } = splitContent(content);
  if (frontMatter.length > maxFrontMatter) return {};
  const yaml = frontMatter
    .split("\n")
    .slice(1)
    .join("\n")
    .replace(/---\r?\n?$/, "");
  const [name, description] = scalars(yaml, ["name", "description"]);
  return { ...(name && { name }), ...(description && { description }) };
}

// For invalid YAML, the library takes 10 microseconds or more per character.
const maxFrontMatter = 10_000;

function scalars(yaml: string, keys: string[]): (string | undefined)[] {
  try {
    // Checking for duplicate keys takes quadratic time.
    const document = parseDocument(yaml, { uniqueKeys: false, prettyErrors: false });
    return keys.map((key) => textOf(document.get(key, true)));
  } catch {
    return [];
  }
}

// YAML reads a name such as 2026 as a number. Return the original text.
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return (typeof node.value === "string" ? node.value : (node.source ?? String(node.value))).trim();
}
