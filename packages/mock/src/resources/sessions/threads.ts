import type { Contract } from "@crewkit/openapi";
import { boundOf, type Schemas } from "../../contract/values.ts";
import { roundDollars } from "../../rules/statistics/numbers.ts";
import { type NonEmptySessions, tallyOf } from "../../rules/statistics/tally.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

export type NewSession = Pick<Session, "repository_id" | "component" | "user">;

/**
 * Finds the thread that a new session continues: the thread of the user's newest session with the same repository and
 * component, if it is running or ended at or after `since`.
 */
export function threadToContinue(store: Store, newSession: NewSession, since: string): string | undefined {
  const { repository_id, component, user } = newSession;
  if (repository_id === null || component === null) return undefined;
  const fields = { repository_id, component, user };
  const newest = store.sessions.find(fields);
  // Sessions can start in the same second, such as a session that is compacted immediately and its successor.
  return store.sessions.find(
    fields,
    ({ started_at, ended_at }) => started_at === newest?.started_at && (ended_at === null || ended_at >= since),
  )?.thread_id;
}

export function toThread(contract: Contract, sessions: NonEmptySessions): Schemas["SessionThread"] {
  const maxIds = boundOf(contract, ["SessionThread", "session_ids"], "maxItems");
  const [first] = sessions;
  const latest = sessions.at(-1) ?? first;
  const { turns, cost } = tallyOf(sessions);
  const activity = sessions.map(({ started_at, ended_at }) => ended_at ?? started_at).sort();
  return {
    id: first.thread_id,
    organization_id: first.organization_id,
    project_id: latest.project_id,
    repository_id: latest.repository_id,
    summary: sessions.findLast(({ summary }) => summary !== null)?.summary ?? null,
    outcome: latest.outcome,
    total_sessions: sessions.length,
    total_turns: turns,
    total_cost_usd: roundDollars(cost),
    session_ids: sessions
      .slice(-maxIds)
      .map(({ id }) => id)
      .reverse(),
    started_at: first.started_at,
    last_activity_at: activity.at(-1) ?? first.started_at,
  };
}
