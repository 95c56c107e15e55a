import { formatDuration, plural } from "../report/text.ts";
import { createEstimator, type Duration, type RunSpeed } from "../run/estimate.ts";
import type { Selection } from "../run/tasks.ts";

export function announce({ all, chosen, loads }: Selection, runSpeed: RunSpeed): string {
  const { target, plan } = runSpeed;
  const scenarios = chosen.filter(({ status }) => status === undefined).length;
  const requests = Math.round(loads.reduce((sum, load) => sum + load.requests, 0));
  const operations = new Set(chosen.map(({ operationId }) => operationId)).size;
  const share = chosen.length < all.length ? ` (of ${plural(all.length, "test")})` : "";
  const missing = plan.actors.filter((actor) => target.tokens[actor] === undefined);
  const time = createEstimator(runSpeed)(loads);
  const skippedCount = chosen.length - loads.length;
  return [
    `${target.name}${target.url === target.name ? "" : ` (${target.url})`}: ${plural(chosen.length - scenarios, "test case")} and ${plural(scenarios, "scenario")}${share} for ${plural(operations, "operation")},`,
    `about ${plural(requests, "request")} in ${formatDuration(roundUp(time.milliseconds))}${describeLimit(time, runSpeed)}.`,
    target.writes ? "" : "Tests that write are skipped: pass --allow-writes to run them.",
    missing.length === 0 ? "" : `No token for ${missing.join(", ")}: pass --token or --token-of to run their tests.`,
    skippedCount === 0 ? "" : `${skippedCount.toLocaleString("en")} of these tests will be skipped.`,
    describeExpiry(time, runSpeed),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function describeLimit({ limitedBy }: Duration, { rate = 0 }: RunSpeed): string {
  if (limitedBy === "rate") return ` at ${plural(rate, "request")} per minute`;
  return limitedBy === "limits" ? " because of the API's rate limits" : "";
}

function describeExpiry({ milliseconds }: Duration, { contract, plan, target }: RunSpeed): string {
  const lifetime = (plan.credential?.tokenLifetime(contract) ?? Infinity) * 1000;
  if (target.capabilities.advanceClock || milliseconds < lifetime) return "";
  return `An access token expires after ${formatDuration(lifetime)}: pass a token with a longer lifetime, or shorten the run with --sample or --only.`;
}

function roundUp(milliseconds: number): number {
  const minute = 60_000;
  if (milliseconds < minute) return Math.ceil(milliseconds / 1000) * 1000;
  return Math.ceil(milliseconds / minute) * minute;
}
