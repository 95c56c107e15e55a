import type { Rule } from "../../contract.ts";
import type { Operation } from "../../operations.ts";

/** What creates something links to what reads it, or where nothing does, to whatever comes next. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const created = operation.place.get("responses", "201");
    if (!created.isThere) continue;
    const links = created.get("links").entries();
    const targets = links.map(([, link]) => operations.find(({ name }) => name === link.text("operationId")));
    const readers = operations.filter((other) => reads(other, operation));
    if (targets.some((target) => target?.method === "get") || (readers.length === 0 && links.length > 0)) continue;
    report(message(operation.name, nearest(readers, operation)), created.get("links").at);
  }
};

/** Whether an operation reads at the path of a creating one, or below. */
function reads({ method, path }: Operation, { path: collection }: Operation): boolean {
  return method === "get" && (path === collection || path.startsWith(`${collection}/`));
}

/** The reader of a single thing, if there is one. */
function nearest(readers: readonly Operation[], { path: collection }: Operation): string | undefined {
  const single = readers.find(({ path }) => /^\/\{[^/]+\}$/.test(path.slice(collection.length)));
  return (single ?? readers[0])?.name;
}

function message(name: string, reader: string | undefined): string {
  if (!reader) return `Response 201 of \`${name}\` has no link. Add under its \`links\` what comes next.`;
  const line = `\`${reader}: { operationId: ${reader}, … }\``;
  return `Response 201 of \`${name}\` links to nothing that reads what it made. Add under its \`links\`: ${line}.`;
}
