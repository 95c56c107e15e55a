import type { Rule } from "../../contract.ts";
import { responsesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { quoted } from "../../text.ts";

/** Every response of every operation declares the headers that the root's `x-rate-limits` lists. */
export const rule: Rule = ({ root, operations, report }) => {
  const listed = Object.values(root.get("x-rate-limits", "headers").map);
  const required = listed.filter((name) => typeof name === "string");
  if (required.length === 0)
    report(nothingListed, root.get(root.has("x-rate-limits") ? "x-rate-limits" : "openapi").writtenAt);

  const isNew = firstTime();
  for (const { title, place } of operations.flatMap(responsesOf)) {
    if (!place.isThere || !isNew(place)) continue;
    const headers = place.get("headers");
    const declared = headers.keys().map((name) => name.toLowerCase());
    const missing = required.filter((name) => !declared.includes(name.toLowerCase()));
    if (missing.length > 0) report(`${title} lacks ${quoted(missing)}. ${advice(missing)}`, headers.writtenAt);
  }
};

const nothingListed =
  "The document lists no rate-limit headers, so no response can be judged. " +
  "Add them at the root: `x-rate-limits: { headers: { <role>: <header name> } }`.";

function advice(missing: readonly string[]): string {
  const lines = missing.map((name) => `\`${name}: { $ref: <the header's component> }\``);
  return `Add under its \`headers\`: ${lines.join(", ")}.`;
}
