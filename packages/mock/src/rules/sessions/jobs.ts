import type { Call } from "../../call.ts";
import type { Clock } from "../../clock.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type JobKind = Tables["jobs"]["kind"];

const works: Record<JobKind, (store: Store, subjectId: string) => void> = {
  analyse_session: analyseSession,
  analyse_compacted_session: analyseCompactedSession,
};

/** Does the work in the background whose time has come, as if it had been done then. */
export function runDueJobs({ store, clock }: { store: Store; clock: Clock }): void {
  if (store.jobs.size === 0) return;
  const now = clock.now();
  for (const job of store.jobs.all()) {
    // Others may be due all the same: the clock can be set back.
    if (job.due_at > now) continue;
    works[job.kind](store, job.subject_id);
    store.jobs.remove(job.id);
  }
}

type Session = Tables["sessions"];

// Seconds from the end of a session to its analysis.
const delay = 5;

type Requesting = Pick<Call, "store" | "random" | "now">;

export function analyseLater({ store, random, now }: Requesting, session: Session, kind: JobKind): void {
  store.jobs.add({ id: random.uuid(), kind, subject_id: session.id, due_at: now(delay) });
}

/** Judges an ended session; one that is gone meanwhile needs no judgement. */
function analyseSession(store: Store, id: string): void {
  const session = store.sessions.get(id);
  if (session) store.sessions.update(session, { outcome: outcomeOf(session) });
}

/** Judges a session that was compacted, and says what was done in it, since nobody reported that. */
function analyseCompactedSession(store: Store, id: string): void {
  const session = store.sessions.get(id);
  if (session) store.sessions.update(session, { outcome: outcomeOf(session), summary: describe(session) });
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
