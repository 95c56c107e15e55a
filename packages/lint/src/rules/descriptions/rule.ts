import type { NodeType, Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";

export const rule: Rule = ({ nodes, report }) => {
  const check = (node: Node, kind: string, name: string, key = "description") => {
    const problem = node.exists && findProblem(kind, key, node.get(key).value, name);
    if (problem) report(`The ${kind} \`${name}\` ${problem}`, node.get(key).refLocation);
  };

  for (const [kind, nameOf] of namedKinds) {
    for (const node of nodes(kind)) check(node, kind.toLowerCase(), nameOf(node));
  }
  for (const example of nodes("Example")) check(example, "example", example.key, "summary");
  for (const schema of nodes("Schema")) if (schema.componentName) check(schema, "schema", schema.componentName);
  for (const properties of nodes("SchemaProperties")) {
    const isEnvelope = envelope.test(properties.location.pointer);
    for (const [name, property] of properties.entries()) {
      const [source = property] = property.refSiblings;
      if (!isEnvelope || !property.ref || source.keys().length > 0) check(source, "property", name);
    }
  }
};

/** The name of each kind of node. A shared component has the name of the component. */
const namedKinds: readonly [kind: NodeType, nameOf: (node: Node) => string][] = [
  ["Tag", (tag) => tag.text("name")],
  ["Operation", (operation) => operation.text("operationId") || operation.key],
  ["Parameter", (parameter) => parameter.text("name") || parameter.key],
  ["Header", ({ key }) => key],
  ["Response", ({ componentName, key }) => componentName ?? key],
  ["Link", ({ key }) => key],
];

/** The properties of a response's inline schema. The schema of `data` describes its content. */
const envelope = /\/responses\/2..\/content\/[^/]+\/schema\/properties$/;

/** Returns the problem with a description or summary, as text that follows the name in the message. */
export function findProblem(kind: string, key: string, text: unknown, name: string): string | undefined {
  if (typeof text !== "string" || text.trim() === "") {
    return `has no ${key}. Add a \`${key}\` that explains more than the name.`;
  }
  if (!text.trimEnd().endsWith(".")) return `has a ${key} that does not end with a period. Add one.`;
  const [question] = nounPhraseKinds.includes(kind) ? (indirectQuestion.exec(text) ?? []) : [];
  if (question) return `has a ${key} that begins with "${question}". Begin with a noun, such as "The user who …".`;
  // "Get the session." is a good description of the link `getSession`.
  if (kind !== "link" && repeatsName(text, name)) {
    return `has a ${key} that only repeats its name. Add information that is not in the name.`;
  }
  return undefined;
}

const nounPhraseKinds = ["property", "parameter", "header"];
const indirectQuestion = /^(Who|What|Whether|How|Where|Why|Which|Since when)\b/i;

const stopWords = new Set(["a", "an", "the", "of", "its", "this", "that", "is", "in", "for", "to"]);

function repeatsName(text: string, name: string): boolean {
  const nameWords = new Set(words(name));
  return words(text).every((word) => nameWords.has(word) || stopWords.has(word));
}

/** The lowercase words of a name or a sentence, without plural and possessive endings. */
function words(text: string): string[] {
  const separated = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return (separated.match(/[\p{L}\p{N}]+(?:'s)?/gu) ?? []).map((word) => word.replace(/('s|s)$/, ""));
}
