import type { Contract } from "@crewkit/openapi";
import { utf8ToBytes } from "@noble/hashes/utils.js";
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
  const front = parts.findLast((part) => part.front !== "")?.front ?? "";
  const text = parts.map((part) => withoutOuterBreaks(part.text)).filter((each) => each.trim() !== "");
  return endWithBreak(front) + endWithBreak(text.join("\n\n"));
}

/** Splits a content into its front matter, with both lines `---`, and its text; the front matter may be empty. */
export function splitContent(content: string): { front: string; text: string } {
  const front = frontMatter.exec(content)?.[0] ?? "";
  return { front, text: content.slice(front.length) };
}

// From a first line `---` to the next line `---`.
const frontMatter = /^---\r?\n(?:[\s\S]*?\n)??---(?:\r?\n|$)/;

// Not by a pattern: one for the end takes quadratic time in a text of many line breaks.
function withoutOuterBreaks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBreak(text[start])) start++;
  while (start < end && isBreak(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

function endWithBreak(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
