import { formatDuration, plural } from "../report/text.ts";
import { createEstimator, type Duration, type RunSpeed } from "../run/estimate.ts";
import type { Selection } from "../run/tasks.ts";

/** Says what a run will do, with how many requests, how long that takes, and what it leaves out. */
export function announce({ all, chosen, loads }: Selection, runSpeed: RunSpeed): string {
  const { target, plan } = runSpeed;
  const scenarios = chosen.filter(({ status }) => status === undefined).length;
  const requests = Math.round(loads.reduce((sum, load) => sum + load.requests, 0));
  const operations = new Set(chosen.map(({ operationId }) => operationId)).size;
  const part = chosen.length < all.length ? ` (of ${all.length.toLocaleString("en")} in all)` : "";
  const missing = plan.actors.filter((actor) => target.tokens[actor] === undefined);
  const time = createEstimator(runSpeed)(loads);
  const skippedCount = chosen.length - loads.length;
  return [
    `${target.name}${target.url === target.name ? "" : ` (${target.url})`}: ${plural(chosen.length - scenarios, "case")} and ${plural(scenarios, "walk")}${part} of ${plural(operations, "operation")};`,
    `some ${plural(requests, "request")}, about ${formatDuration(roundUp(time.milliseconds))}${describeLimit(time, runSpeed)}.`,
    target.writes ? "" : "It is only read: --allow-writes lets the run write there.",
    missing.length === 0 ? "" : `No token of ${missing.join(", ")}: what needs one is not reached.`,
    skippedCount === 0 ? "" : `So ${skippedCount.toLocaleString("en")} of these are known not to be reached.`,
    describeExpiry(time, runSpeed),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function describeLimit({ limitedBy }: Duration, { rate = 0 }: RunSpeed): string {
  if (limitedBy === "rate") return ` at ${plural(rate, "request")} a minute`;
  return limitedBy === "limits" ? " by the API's limits" : "";
}

function describeExpiry({ milliseconds }: Duration, { plan, target }: RunSpeed): string {
  const life = (plan.credential?.tokenLifetime ?? Infinity) * 1000;
  if (target.capabilities.advanceClock || milliseconds < life) return "";
  return `A token of a login lives ${formatDuration(life)}: give one that lives longer, or try less with --sample or --only.`;
}

// Nobody knows it to the second.
function roundUp(milliseconds: number): number {
  const minute = 60_000;
  if (milliseconds < minute) return Math.ceil(milliseconds / 1000) * 1000;
  return Math.ceil(milliseconds / minute) * minute;
}
