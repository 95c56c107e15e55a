import type { Rule } from "../../contract.ts";
import type { Operation } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const response = operation.node.get("responses", "201");
    if (!response.exists) continue;
    const links = response.get("links").entries();
    const targets = links.map(([, link]) => operations.find(({ name }) => name === link.text("operationId")));
    const getOperations = operations.filter((candidate) => isGetBelow(candidate, operation));
    if (targets.some((target) => target?.method === "get") || (getOperations.length === 0 && links.length > 0))
      continue;
    report(message(operation.name, suggestTarget(getOperations, operation)), response.get("links").location);
  }
};

function isGetBelow({ method, path }: Operation, { path: collection }: Operation): boolean {
  return method === "get" && (path === collection || path.startsWith(`${collection}/`));
}

function suggestTarget(getOperations: readonly Operation[], { path: collection }: Operation): string | undefined {
  const single = getOperations.find(({ path }) => /^\/\{[^/]+\}$/.test(path.slice(collection.length)));
  return (single ?? getOperations[0])?.name;
}

function message(name: string, target: string | undefined): string {
  if (!target) return `Response 201 of \`${name}\` has no links. Add a link to the next operation.`;
  const line = `\`${target}: { operationId: ${target}, … }\``;
  return `Response 201 of \`${name}\` has no link to a GET operation of the created resource. Add to its \`links\`: ${line}.`;
}
