import type { ItemFilter } from "../../../../base/plan.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { groupBy } from "../../../../values/group.ts";
import { otherActors } from "../../common/organizations.ts";
import { withId, withOrganizationId } from "../../common/requests.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { needsClock } from "../../common/test-needs.ts";
import { scenarios } from "./scenarios.ts";
import { addSession, createSessionIn } from "./setup.ts";

// A thread contains only the IDs of its newest sessions. It matches if one of its sessions matches every filter.
const inSessions: Partial<ItemFilter> = {
  async parts(context) {
    const sessions = await context.readAll("listSessions");
    const byThread = groupBy(sessions, ({ thread_id }) => String(thread_id));
    return ({ id }) => byThread.get(String(id)) ?? [];
  },
};

export const sessions: TagPlan = {
  lists: {
    searchSessions: { addItem: (context, { query }) => addSession(context, { agent_name: String(query.q) }) },
    listSessionThreads: { addItem: (context) => addSession(context, { component: context.unique("component") }) },
  },
  filters: {
    listSessionThreads: {
      project_id: inSessions,
      agent_name: inSessions,
      repo: inSessions,
      current_user_only: inSessions,
    },
    searchSessions: { q: { allItems: (context) => context.readAll("listSessions") } },
  },
  resourceTypes: {
    "/{}/sessions/{}": { create: withOrganizationId(createSession), find: withOrganizationId(findSession) },
    // Names, not paths.
    "session in a private repository": { create: withId(createSessionIn("private")) },
    "session in a restricted repository": { create: withId(createSessionIn("restricted")) },
  },
  scenarios,
  needs: [
    [/a session in a private repository/, { writes: true, as: ["admin"] }],
    [/a session in a restricted repository/, { writes: true, as: ["member"] }],
    [/ > custom accepts reports of an admin/, { as: ["admin"] }],
    [/ > custom .*newest session ended/, needsClock],
  ],
};

// A role below member may not report on another user's session.
function createSession(context: RunContext, owner?: string): Promise<string> {
  const as = owner ?? (context.target.tokens.member === undefined ? "owner" : "member");
  return context.callForText("createSession", "/data/id", { as });
}

// Members with a lower permission level see fewer sessions.
function findSession(context: RunContext): Promise<string> {
  return context.callForText("listSessions", "/data/0/id", { as: otherActors(context).at(-1) ?? "owner" });
}
