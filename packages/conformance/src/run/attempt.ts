import type { Bench, Complaint } from "../checks/check.ts";
import { type Exchange, NoAnswer, type Request } from "../http/exchange.ts";
import { Interrupted, type Pace } from "../http/pace.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result, Subject } from "../report/result.ts";
import { Unreached } from "../world/unreached.ts";
import type { World } from "../world/world.ts";

export interface Running {
  plan: Plan;
  world: World;
  bench: Bench;
  pace: Pace;
  seed: number;
}

export interface Seen {
  complaints: Complaint[];
  /** The newest. */
  exchange?: Exchange;
}

/**
 * Tries a case or a walk. What breaks it off is a part of the result: the run goes on.
 *
 * @throws Interrupted
 */
export async function attempt(subject: Subject, go: (seen: Seen) => Promise<void>): Promise<Result> {
  const began = performance.now();
  const seen: Seen = { complaints: [] };
  const { complaint, reason, request }: End = await go(seen).then(() => ({}), endOf);
  const complaints = [...seen.complaints, ...(complaint ? [complaint] : [])];
  return {
    ...subject,
    outcome: complaints.length > 0 ? "failed" : reason === undefined ? "passed" : "unreached",
    complaints,
    reason,
    request,
    exchange: request ? undefined : seen.exchange,
    milliseconds: performance.now() - began,
  };
}

/** How something ended that did not come to its end. */
interface End {
  complaint?: Complaint;
  reason?: string;
  request?: Request;
}

function endOf(error: unknown): End {
  if (error instanceof Interrupted) throw error;
  if (error instanceof Unreached) return { reason: error.message };
  if (error instanceof NoAnswer)
    return { complaint: { check: "answer", message: error.message }, request: error.request };
  // A recipe that can't make anything of an answer does not end the run.
  const told = error instanceof Error ? error.stack?.split("\n", 2).join("") : error;
  return { complaint: { check: "plan", message: `What is done for it threw ${told}.` } };
}
