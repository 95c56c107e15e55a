import { isScalar, parseDocument } from "yaml";
import { splitContent } from "./content.ts";

/** What an import reads of a file's front matter. */
export interface FrontMatter {
  name?: string;
  description?: string;
}

/**
 * Reads name and description in a content's front matter. It is not checked, since it belongs to the agents: what can't
 * be read, is empty or is no scalar counts as left out, as does front matter of more than 10,000 characters.
 *
 * @example
 * readFrontMatter("---\nname: ledger\n---\nBook each payment twice."); // { name: "ledger" }
 */
export function readFrontMatter(content: string): FrontMatter {
  const { front } = splitContent(content);
  if (front.length > maxFrontMatter) return {};
  const yaml = front
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
