import type { Clock } from "../../base/clock.ts";
import type { CreateContext } from "../../rules/handler.ts";
import { unfinishedOutcome } from "../../rules/statistics/tally.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];
type JobKind = Tables["jobs"]["kind"];

// The client sends no summary for a compacted session, so the mock writes it.
const analyses: Record<JobKind, (session: Session) => Partial<Session>> = {
  analyse_session: (session) => ({ outcome: outcomeOf(session) }),
  analyse_compacted_session: (session) => ({ outcome: outcomeOf(session), summary: summarize(session) }),
};

export function runDueJobs({ store, clock }: { store: Store; clock: Clock }): void {
  if (store.jobs.size === 0) return;
  const now = clock.now();
  for (const job of store.jobs.in("")) {
    if (job.due_at > now) return;
    const session = store.sessions.get(job.subject_id);
    if (session) analyze(store, session, job.kind);
    store.jobs.remove(job.id);
  }
}

function analyze(store: Store, session: Session, kind: JobKind): Session {
  const planned = store.planned_analyses.get(session.id);
  store.planned_analyses.remove(session.id);
  const changes = analyses[kind](session);
  if (!planned) return store.sessions.update(session, changes);
  const { outcome, summary } = planned;
  return store.sessions.update(session, { ...changes, outcome, ...(summary !== null && { summary }) });
}

/**
 * Determines the result of a session's analysis, and completes the analysis if the session has ended.
 *
 * @param planned a null `summary` keeps the summary.
 */
export function planAnalysis(store: Store, session: Session, planned: Pick<Session, "outcome" | "summary">): Session {
  store.planned_analyses.add({ id: session.id, ...planned });
  if (session.ended_at === null) return session;
  const [job] = store.jobs.where({ subject_id: session.id });
  if (job) store.jobs.remove(job.id);
  return analyze(store, session, job?.kind ?? "analyse_session");
}

const analysisDelaySeconds = 5;

export function scheduleAnalysis({ store, random, now }: CreateContext, session: Session, kind: JobKind): void {
  store.jobs.add({ id: random.uuid(), kind, subject_id: session.id, due_at: now(analysisDelaySeconds) });
}

// A summary mentions a failure with: fail, fails, failed, failure, could not, did not.
function outcomeOf({ total_turns, summary }: Session): NonNullable<Session["outcome"]> {
  if (total_turns === 0) return unfinishedOutcome;
  return failurePattern.test(summary ?? "") ? "failure" : "success";
}

const failurePattern = /\b(fail(s|ed|ures?)?|(could|did)(n['’]t| not))\b/i;

function summarize({ agent_name, component, total_turns }: Session): string {
  const parts = [
    component === null ? "Worked" : `Worked on ${component}`,
    agent_name === null ? "" : ` with ${agent_name}`,
    ` for ${total_turns} ${total_turns === 1 ? "turn" : "turns"}; then the context was compacted.`,
  ];
  return parts.join("");
}
