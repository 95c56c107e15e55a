import type { Contract } from "@crewkit/openapi";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { CST, Lexer, Parser } from "yaml";
import { boundOf } from "../../contract/values.ts";

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
 * Reads the name and description from front matter. Invalid and empty values are ignored, as are values that are not
 * scalars. Front matter that exceeds one of the limits is ignored too.
 *
 * @example
 * readFrontMatter("---\nname: ledger\n---\nBook each payment twice."); // { name: "ledger" }
 */
export function readFrontMatter(content: string): FrontMatter {
  const { frontMatter } = splitContent(content);
  if (frontMatter.length > maxFrontMatter) return {};
  const fields = parseFields(frontMatter.replace(/^---\r?\n|---\r?\n?$/g, ""));
  const [name, description] = ["name", "description"].map((key) =>
    readScalar(fields.find((field) => readScalar(field.key) === key)?.value),
  );
  return { ...(name && { name }), ...(description && { description }) };
}

const maxFrontMatter = 10_000;
const maxLexemes = 1500;
const maxDepth = 50;

/**
 * Parses a YAML document into its top-level fields. Returns no fields if the document exceeds a limit.
 *
 * Do not use the library's `parseDocument`. It takes 10 microseconds or more per character of invalid YAML, and its
 * recursion into deeply nested YAML ends the process on Node.js 20.
 */
function parseFields(yaml: string): CST.CollectionItem[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(yaml)) {
    tokens.push(...parser.next(lexeme));
    lexemes++;
    if (lexemes > maxLexemes || parser.stack.length > maxDepth) return [];
  }
  tokens.push(...parser.end());
  const document = tokens.find((token) => token.type === "document");
  return document && CST.isCollection(document.value) ? document.value.items : [];
}

/** Returns undefined for other tokens, invalid scalars and null. */
function readScalar(token: CST.Token | null | undefined): string | undefined {
  try {
    const scalar = CST.resolveAsScalar(token);
    const isNull = scalar?.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(scalar.value);
    return isNull ? undefined : scalar?.value.trim();
  } catch {
    return undefined;
  }
}
