import { isOfGateway } from "../http/line.ts";
import { groupBy } from "../values/group.ts";
import { failuresOf, type Report } from "./report.ts";
import type { Result } from "./result.ts";
import { plural } from "./words.ts";

/**
 * What the report says of those that failed for want of an answer or by a gateway's, and passed when they were tried once
 * more; undefined where there are none.
 */
export function unsteadiness(report: Report): string | undefined {
  const results = failuresOf(report).filter(({ again }) => again === "passed");
  if (results.length === 0) return undefined;
  const [first] = results;
  const kinds = [...groupBy(results, spoiler)].map(([kind, own]) => `${kind}: ${own.length.toLocaleString("en")}`);
  const rest = results.length > 1 ? `, and ${plural(results.length - 1, "other")}` : "";
  return `Tried once more, ${results.length.toLocaleString("en")} of what failed passed (${kinds.join(", ")}): an unsteady line, and no departure from the contract. See ${first?.name}${rest}.`;
}

// The last exchange may be a good one, after what spoiled it.
function spoiler({ request, exchange }: Result): string {
  if (request || !exchange) return "no answer";
  return isOfGateway(exchange.request, exchange.answer) ? String(exchange.answer.status) : "on the way";
}
