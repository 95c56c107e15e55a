import type { SessionConversation, SessionTask } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { findOldestFirst, sessionInPath } from "../../rules/sessions/sessions.ts";
import { compareStrings } from "../../store/sorting.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (context) => {
  const { store, contract } = context;
  const { run_id, organization_id, project_id, user, started_at } = sessionInPath(context);
  const maxConversations = boundOf(contract, ["SessionHierarchy", "conversations"], "maxItems");
  const maxTasks = boundOf(contract, ["SessionConversation", "tasks"], "maxItems");
  const sessions = findOldestFirst(store, (session) => session.run_id === run_id);
  const data = {
    id: run_id,
    organization_id,
    project_id,
    user,
    started_at: sessions[0]?.started_at ?? started_at,
    ended_at: lastEnd(sessions),
    conversations: sessions
      .slice(-maxConversations)
      .map((each) => toConversation(each, store.tasks.in(each.id).slice(-maxTasks))),
  };
  return { data };
};

function lastEnd(sessions: Session[]): string | null {
  const ends = sessions.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length < sessions.length ? null : (ends.sort(compareStrings).at(-1) ?? null);
}

function toConversation(session: Session, tasks: SessionTask[]): SessionConversation {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}
