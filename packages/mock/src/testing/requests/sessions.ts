import type { TestApi } from "../api.ts";
import type { Reaches } from "../reach.ts";

type Ids =
  | "listSessions"
  | "createSession"
  | "searchSessions"
  | "listSessionThreads"
  | "getSession"
  | "updateSession"
  | "endSession"
  | "compactSession"
  | "getSessionHierarchy";

/** Requests that reach each status of the operations on sessions. */
export const sessions: Reaches<Ids> = {
  listSessions: { success: {} },
  createSession: {
    success: { body: { remote_url: "git@github.com:acme/mobile.git", component: "receipts", agent_name: "reviewer" } },
    422: { body: { remote_url: "git@github.com:acme/unknown.git" } },
  },
  searchSessions: { success: { query: { q: "refund" } }, 400: { query: {} } },
  listSessionThreads: { success: {} },
  getSession: { success: {} },
  updateSession: { success: { body: { total_turns: 4 } }, 422: { body: {} } },
  endSession: { success: { body: { summary: "Receipts show the tax of each line." } }, 422: afterItsEnd },
  compactSession: { success: {}, 422: afterItsEnd },
  getSessionHierarchy: { success: {} },
};

async function afterItsEnd(api: TestApi): Promise<object> {
  await api.call("endSession");
  return {};
}
