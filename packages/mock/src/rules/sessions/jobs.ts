import type { Clock } from "../../clock.ts";
import type { HandlerContext } from "../../handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];
type JobKind = Tables["jobs"]["kind"];

// Nobody has reported a summary of a session that was compacted.
const analyses: Record<JobKind, (session: Session) => Partial<Session>> = {
  analyse_session: (session) => ({ outcome: outcomeOf(session) }),
  analyse_compacted_session: (session) => ({ outcome: outcomeOf(session), summary: describe(session) }),
};

/** Does the work in the background whose time has come, as if it had been done then. */
export function runDueJobs({ store, clock }: { store: Store; clock: Clock }): void {
  if (store.jobs.size === 0) return;
  const now = clock.now();
  for (const job of store.jobs.all()) {
    // Others may be due all the same: the clock can be set back.
    if (job.due_at > now) continue;
    const session = store.sessions.get(job.subject_id);
    if (session) store.sessions.update(session, analyses[job.kind](session));
    store.jobs.remove(job.id);
  }
}

// Seconds from the end of a session to its analysis.
const delay = 5;

export function scheduleAnalysis(
  { store, random, now }: Pick<HandlerContext, "store" | "random" | "now">,
  session: Session,
  kind: JobKind,
): void {
  store.jobs.add({ id: random.uuid(), kind, subject_id: session.id, due_at: now(delay) });
}

/**
 * How a session went. The mock has no judgement, but a rule: without a turn it was `abandoned`; with a summary that
 * says that something failed (fail, fails, failed, failure, could not, did not) it is a `failure`; else a `success`.
 */
function outcomeOf({ total_turns, summary }: Session): NonNullable<Session["outcome"]> {
  if (total_turns === 0) return "abandoned";
  return failed.test(summary ?? "") ? "failure" : "success";
}

const failed = /\b(fail(s|ed|ures?)?|(could|did)(n['’]t| not))\b/i;

function describe({ agent_name, component, total_turns }: Session): string {
  const parts = [
    component === null ? "Worked" : `Worked on ${component}`,
    agent_name === null ? "" : ` with ${agent_name}`,
    ` for ${total_turns} ${total_turns === 1 ? "turn" : "turns"}; then the context was compacted.`,
  ];
  return parts.join("");
}
