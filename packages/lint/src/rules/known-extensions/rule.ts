import { type Contract, quoteList, type Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { schemaLabel } from "../../schemas.ts";
import { knownExtensions, type Owner } from "./extensions.ts";

export const rule: Rule = (contract) => {
  const { root, operations, nodes } = contract;
  check("document", "The document", root);
  for (const { name, node } of operations) check("operation", `\`${name}\``, node);
  for (const node of nodes("Parameter")) check("parameter", `The parameter \`${node.text("name")}\``, node);
  for (const node of nodes("Header")) check("header", `The header \`${node.key}\``, node);
  for (const node of nodes("Schema")) check("schema", `The schema ${schemaLabel(node)}`, node);

  function check(owner: Owner, label: string, node: Node): void {
    for (const [key, { value, refLocation }] of node.entries()) {
      const problem = key.startsWith("x-") && findProblem(owner, key, { value, node, contract });
      if (problem) contract.report(`${label}: ${problem}`, refLocation);
    }
  }
};

type Use = { value: unknown; node: Node; contract: Contract };

function findProblem(owner: Owner, key: string, { value, node, contract }: Use): string | undefined {
  const known = knownExtensions[owner];
  const extension = known.get(key);
  if (!extension) return `unknown extension \`${key}\`. Write ${quoteList([...known.keys()], "or")}, or remove it.`;
  return extension.isValid(value, node, contract) ? undefined : `\`${key}\` must ${extension.requirement}.`;
}
