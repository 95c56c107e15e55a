import type { Rule } from "../../contract.ts";
import { createFirstUseFilter } from "../../node.ts";
import { listResponses } from "../../operations.ts";
import { quoteList } from "../../text.ts";

export const rule: Rule = ({ root, operations, report }) => {
  const listed = Object.values(root.get("x-rate-limits", "headers").object);
  const required = listed.filter((name) => typeof name === "string");
  if (required.length === 0)
    report(noHeaders, root.get(root.has("x-rate-limits") ? "x-rate-limits" : "openapi").refLocation);

  const isNew = createFirstUseFilter();
  const isNewHeader = createFirstUseFilter();
  for (const { title, node } of operations.flatMap(listResponses)) {
    if (!node.exists || !isNew(node)) continue;
    const headers = node.get("headers");
    const declared = new Map(headers.entries().map(([name, header]) => [name.toLowerCase(), header]));
    const missing = required.filter((name) => !declared.has(name.toLowerCase()));
    if (missing.length > 0)
      report(`${title} does not declare ${quoteList(missing)}. ${fix(missing)}`, headers.refLocation);
    for (const name of required) {
      const header = declared.get(name.toLowerCase());
      if (header && header.object.required !== true && isNewHeader(header))
        report(
          `Header \`${name}\` is optional, but every response includes it. Add \`required: true\`.`,
          header.location,
        );
    }
  }
};

const noHeaders =
  "The document lists no rate limit headers. " +
  "Add them at the root: `x-rate-limits: { headers: { <role>: <header name> } }`.";

function fix(missing: readonly string[]): string {
  const lines = missing.map((name) => `\`${name}: { $ref: <the header's component> }\``);
  return `Add to its \`headers\`: ${lines.join(", ")}.`;
}
