import type { SessionConversation, SessionTask } from "@crewkit/types";
import type { Handler } from "../../call.ts";
import { boundOf } from "../../rules/contract.ts";
import { oldestFirst, sessionInPath } from "../../rules/sessions/sessions.ts";
import { compare } from "../../store/orders.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (call) => {
  const { store, contract } = call;
  const { run_id, organization_id, project_id, user, started_at } = sessionInPath(call);
  const mostConversations = boundOf(contract, ["SessionHierarchy", "conversations"], "maxItems");
  const mostTasks = boundOf(contract, ["SessionConversation", "tasks"], "maxItems");
  const sessions = oldestFirst(store, (session) => session.run_id === run_id);
  const data = {
    ...{ id: run_id, organization_id, project_id, user },
    started_at: sessions[0]?.started_at ?? started_at,
    ended_at: lastEnd(sessions),
    conversations: sessions
      .slice(-mostConversations)
      .map((each) => toConversation(each, store.tasks.in(each.id).slice(-mostTasks))),
  };
  return { data };
};

// Null while one runs.
function lastEnd(sessions: Session[]): string | null {
  const ends = sessions.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length < sessions.length ? null : (ends.sort(compare).at(-1) ?? null);
}

function toConversation(session: Session, tasks: SessionTask[]): SessionConversation {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}
