import type { Handler } from "../../handler.ts";
import { canSeeSession } from "../../rules/sessions/sessions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

// A session matches if it contains all words, in any order and case. A word also matches inside a longer word.
export const searchSessions: Handler<"searchSessions"> = (context) => {
  const { store, organization, query } = context;
  const words = query.q.toLowerCase().split(/\s+/);
  return store.sessions.in(organization.id).filter((session) => {
    const text = textsOf(store, session).join("\n").toLowerCase();
    return canSeeSession(context, session) && words.every((word) => text.includes(word));
  });
};

function textsOf(store: Store, session: Tables["sessions"]): (string | null | undefined)[] {
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
