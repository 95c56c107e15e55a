import type { Contract, Problem, Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { schemaLabel } from "../../schemas.ts";
import { quoteList } from "../../text.ts";
import { type KnownExtensions, operationExtensions, rootExtensions, schemaExtensions } from "./extensions.ts";

export const rule: Rule = (contract) => {
  const { root, operations, nodes, report } = contract;
  for (const { text, location } of findProblems(root, rootExtensions, contract))
    report(`The document: ${text}`, location);
  for (const { name, node } of operations) {
    for (const { text, location } of findProblems(node, operationExtensions, contract))
      report(`\`${name}\`: ${text}`, location);
  }
  for (const schema of nodes("Schema")) {
    for (const { text, location } of findProblems(schema, schemaExtensions, contract))
      report(`The schema ${schemaLabel(schema)}: ${text}`, location);
  }
};

function findProblems(owner: Node, known: KnownExtensions, contract: Contract): Problem[] {
  const extensions = owner.entries().filter(([key]) => key.startsWith("x-"));
  return extensions.flatMap(([key, { value, refLocation: location }]) => {
    const extension = known.get(key);
    const unknown = `unknown extension \`${key}\`. Write ${quoteList([...known.keys()], "or")}, or remove it.`;
    if (!extension) return [{ text: unknown, location }];
    return extension.isValid(value, owner, contract)
      ? []
      : [{ text: `\`${key}\` must ${extension.requirement}.`, location }];
  });
}
