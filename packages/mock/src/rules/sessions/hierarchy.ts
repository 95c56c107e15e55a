import type { SessionConversation, SessionHierarchy } from "@crewkit/types";
import { compare } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { oldestFirst } from "./runs.ts";

type Session = Tables["sessions"];

// So many conversations a run shows at most, and so many tasks each of them: the newest.
const mostConversations = 100;
const mostTasks = 1000;

/** The run of a session, with its conversations and their tasks. */
export function hierarchyOf(store: Store, session: Session): SessionHierarchy {
  const sessions = oldestFirst(store, ({ run_id }) => run_id === session.run_id);
  return {
    id: session.run_id,
    organization_id: session.organization_id,
    project_id: session.project_id,
    user: session.user,
    started_at: sessions[0]?.started_at ?? session.started_at,
    ended_at: lastEnd(sessions),
    conversations: sessions.slice(-mostConversations).map((each) => toConversation(store, each)),
  };
}

// Null while one runs.
function lastEnd(sessions: Session[]): string | null {
  const ends = sessions.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length < sessions.length ? null : (ends.sort(compare).at(-1) ?? null);
}

function toConversation(store: Store, session: Session): SessionConversation {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  const tasks = store.tasks.in(id).slice(-mostTasks);
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}
