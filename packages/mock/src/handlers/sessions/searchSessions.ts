import type { Handler } from "../../call.ts";
import { seesSession } from "../../rules/sessions/sessions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export const searchSessions: Handler<"searchSessions"> = (call) => {
  const finds = createSearch(call.store, call.query.q);
  const sessions = call.store.sessions.in(call.organization.id);
  return sessions.filter((session) => seesSession(call, session) && finds(session));
};

type Session = Tables["sessions"];

/**
 * Makes the test of whether a session has all the words: in its summary, or as its agent, component, project,
 * repository or user; also inside longer words, in any case and order.
 */
export function createSearch(store: Store, text: string): (session: Session) => boolean {
  const words = text.toLowerCase().split(/\s+/);
  return (session) => {
    const said = sayings(store, session).join("\n").toLowerCase();
    return words.every((word) => said.includes(word));
  };
}

function sayings(store: Store, session: Session): (string | null | undefined)[] {
  const project = store.projects.get(session.project_id);
  const repository = store.repositories.get(session.repository_id ?? "");
  return [
    session.summary,
    session.agent_name,
    session.component,
    session.user.name,
    project?.name,
    project?.slug,
    repository?.name,
    repository?.slug,
  ];
}
