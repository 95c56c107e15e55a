import { duration, plural } from "../report/words.ts";
import type { Selection } from "../run/tasks.ts";
import { createEstimate, type Duration, type Speed } from "../run/time.ts";

/** Says what a run will do, with how many requests, how long that takes, and what it leaves out. */
export function announce({ all, chosen, loads }: Selection, speed: Speed): string {
  const { target, plan } = speed;
  const walks = chosen.filter(({ status }) => status === undefined).length;
  const requests = Math.round(loads.reduce((sum, load) => sum + load.requests, 0));
  const operations = new Set(chosen.map(({ operationId }) => operationId)).size;
  const part = chosen.length < all.length ? ` (of ${all.length.toLocaleString("en")} in all)` : "";
  const missing = plan.actors.filter((actor) => target.tokens[actor] === undefined);
  const time = createEstimate(speed)(loads);
  const out = chosen.length - loads.length;
  return [
    `${target.name}${target.url === target.name ? "" : ` (${target.url})`}: ${plural(chosen.length - walks, "case")} and ${plural(walks, "walk")}${part} of ${plural(operations, "operation")};`,
    `some ${plural(requests, "request")}, about ${duration(roughly(time.milliseconds))}${brake(time, speed)}.`,
    target.writes ? "" : "It is only read: --allow-writes lets the run write there.",
    missing.length === 0 ? "" : `No token of ${missing.join(", ")}: what needs one is not reached.`,
    out === 0 ? "" : `So ${out.toLocaleString("en")} of these are known not to be reached.`,
    expiry(time, speed),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function brake({ by }: Duration, { rate = 0 }: Speed): string {
  if (by === "rate") return ` at ${plural(rate, "request")} a minute`;
  return by === "limits" ? " by the API's limits" : "";
}

function expiry({ milliseconds }: Duration, { plan, target }: Speed): string {
  const life = (plan.credential?.life ?? Infinity) * 1000;
  if (target.powers.passTime || milliseconds < life) return "";
  return `A token of a login lives ${duration(life)}: give one that lives longer, or try less with --sample or --only.`;
}

// Nobody knows it to the second.
function roughly(milliseconds: number): number {
  const minute = 60_000;
  if (milliseconds < minute) return Math.ceil(milliseconds / 1000) * 1000;
  return Math.ceil(milliseconds / minute) * minute;
}
