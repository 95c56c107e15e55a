import type { SessionConversation, SessionHierarchy, SessionTask } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { boundOf } from "../../rules/contract.ts";
import { oldestFirst, sessionInPath } from "../../rules/sessions/sessions.ts";
import { compare } from "../../store/orders.ts";
import type { Tables } from "../../store/tables.ts";

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (call) => ({
  data: hierarchyOf(call, sessionInPath(call)),
});

type Session = Tables["sessions"];
type HierarchyCall = Pick<Call, "store" | "contract">;

/** The run of a session, with its newest conversations and their newest tasks. */
export function hierarchyOf({ store, contract }: HierarchyCall, session: Session): SessionHierarchy {
  const mostConversations = boundOf(contract, ["SessionHierarchy", "conversations"], "maxItems");
  const mostTasks = boundOf(contract, ["SessionConversation", "tasks"], "maxItems");
  const sessions = oldestFirst(store, ({ run_id }) => run_id === session.run_id);
  return {
    id: session.run_id,
    organization_id: session.organization_id,
    project_id: session.project_id,
    user: session.user,
    started_at: sessions[0]?.started_at ?? session.started_at,
    ended_at: lastEnd(sessions),
    conversations: sessions.slice(-mostConversations).map((each) => {
      return toConversation(each, store.tasks.in(each.id).slice(-mostTasks));
    }),
  };
}

// Null while one runs.
function lastEnd(sessions: Session[]): string | null {
  const ends = sessions.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length < sessions.length ? null : (ends.sort(compare).at(-1) ?? null);
}

function toConversation(session: Session, tasks: SessionTask[]): SessionConversation {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}
