import type { Clock } from "../../clock.ts";
import type { Store } from "../../store/store.ts";
import type { Job } from "../../store/tables.ts";
import { analyseCompactedSession, analyseSession } from "./analysis.ts";

export const works: Record<Job["kind"], (store: Store, subjectId: string) => void> = {
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
