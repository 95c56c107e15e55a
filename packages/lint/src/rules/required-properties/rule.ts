import { isSuccess, listBodies } from "../../bodies.ts";
import { quoteList, type Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { reachableSchemas, schemaLabel } from "../../schemas.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  const bodies = listBodies(operations).filter(isSuccess);
  const responses = reachableSchemas(bodies.map(({ schema }) => schema));
  for (const schema of nodes("Schema")) {
    const problem = findProblem(schema, responses.has(schema.location.absolutePointer));
    if (problem) report(`The object ${schemaLabel(schema)} ${problem}`, schema.get("required").refLocation);
  }
};

function findProblem(schema: Node, inResponse: boolean): string | undefined {
  const names = schema.get("properties").keys();
  const required = schema
    .get("required")
    .items()
    .map(({ value }) => String(value));
  const missing = names.filter((name) => !required.includes(name));
  if (inResponse && missing.length > 0) {
    return `does not require ${quoteList(missing)} in a response. Allow null instead, and write \`${line(names)}\`.`;
  }
  const ordered = names.filter((name) => required.includes(name));
  const existing = required.filter((name) => names.includes(name));
  if (existing.length === ordered.length && existing.every((name, i) => name === ordered[i])) return undefined;
  return `lists required properties twice or in a different order from \`properties\`. Write \`${line(ordered)}\`.`;
}

function line(names: readonly string[]): string {
  return `required: [${names.join(", ")}]`;
}
