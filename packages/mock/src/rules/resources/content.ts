import type { Contract } from "@crewkit/openapi";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isScalar, parseDocument } from "yaml";
import { boundOf } from "../contract.ts";

/** Whether a content has more bytes of UTF-8 than a version may have. */
export function isTooLarge(contract: Contract, content: string): boolean {
  return utf8ToBytes(content).length > boundOf(contract, ["ResourceFork", "content"], "x-max-bytes");
}

/**
 * Joins the contents of a chain, from the top tier down, as the schema `EffectiveResource` says: the texts with a blank
 * line between them, under the front matter of the lowest tier that has one. A single content stays as it is.
 */
export function joinContents(contents: string[]): string {
  const [single, ...others] = contents;
  if (single !== undefined && others.length === 0) return single;
  const parts = contents.map(splitContent);
  const frontMatter = parts.findLast((part) => part.frontMatter !== "")?.frontMatter ?? "";
  const text = parts.map((part) => trimLineBreaks(part.text)).filter((each) => each.trim() !== "");
  return ensureTrailingNewline(frontMatter) + ensureTrailingNewline(text.join("\n\n"));
}

/** Splits a content into its front matter, with both lines `---`, and its text; the front matter may be empty. */
export function splitContent(content: string): { frontMatter: string; text: string } {
  const frontMatter = frontMatterPattern.exec(content)?.[0] ?? "";
  return { frontMatter, text: content.slice(frontMatter.length) };
}

// From a first line `---` to the next line `---`.
const frontMatterPattern = /^---\r?\n(?:[\s\S]*?\n)??---(?:\r?\n|$)/;

// Not by a pattern: one for the end takes quadratic time in a text of many line breaks.
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
 * Reads name and description in a content's front matter. It is not checked, since it belongs to the agents: what can't
 * be read, is empty or is no scalar counts as left out, as does front matter of more than 10,000 characters.
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

// A text that is no YAML takes the library 10 microseconds and more for each character: it makes an error of each.
const maxFrontMatter = 10_000;

function scalars(yaml: string, keys: string[]): (string | undefined)[] {
  try {
    // To look for keys that come twice takes quadratic time.
    const document = parseDocument(yaml, { uniqueKeys: false, prettyErrors: false });
    return keys.map((key) => textOf(document.get(key, true)));
  } catch {
    return [];
  }
}

// A name such as 2026 is a number to YAML: what was written counts.
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return (typeof node.value === "string" ? node.value : (node.source ?? String(node.value))).trim();
}
