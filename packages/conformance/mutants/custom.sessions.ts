import { type Item, readField, respondWith, setEach, setField, when } from "./tools/change.ts";
import { replay } from "./tools/memory.ts";
import { as, isFrom, setQuery, whenFrom } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "compactSession > custom": {
    "compaction-starts-new-run": [
      "A compacted session continues in a new run.",
      (session) => setField("/data/run_id", readField(session, "/data/id"))(session),
    ],
    "hierarchy-has-only-first-conversation": [
      "The hierarchy of a run contains only its first conversation.",
      { "getSessionHierarchy > 2XX": setField("/data/conversations", (all: unknown[]) => all.slice(0, 1)) },
    ],
  },
  "listSessionThreads > custom": {
    "thread-counts-latest-turns": [
      "A thread counts only the turns of one session.",
      setEach("/total_turns", (turns: number, { total_sessions }: Item) => turns / Number(total_sessions)),
    ],
  },
  "createSession > custom": {
    "remote-before-repository": [
      "The remote determines the repository of a session, even if the request names a repository.",
      {
        request: (request) => (readField(request, "/remote_url") ? setField("/repository_id", null)(request) : request),
      },
    ],
  },
  "updateSession > custom": {
    "admin-cannot-report": [
      "An admin cannot report on another user's session.",
      when(isFrom("bruno"), respondWith(403, { error: "Your permission level does not allow this" })),
    ],
  },
  "endSession > custom": {
    "session-without-turns-succeeds": [
      "A session without turns counts as a success.",
      {
        "getSession > 2XX": setField("/data/outcome", (outcome: unknown) =>
          outcome === "abandoned" ? "success" : outcome,
        ),
      },
    ],
  },
  "getSessionHierarchy > custom": {
    "run-ends-with-first-conversation": [
      "A run ends when its first conversation ends.",
      (run) => setField("/data/ended_at", readField(run, "/data/conversations/0/ended_at"))(run),
    ],
  },
  "getCostBreakdown > custom has cost shares": {
    "cost-share-as-fraction": [
      "A share of the cost is a fraction instead of a percentage.",
      setField("/data/by_outcome", (all: Item[]) =>
        all.map((each) => ({ ...each, cost_share: Number(each.cost_share) / 100 })),
      ),
    ],
  },
  "getAnalyticsSummary > custom": {
    "users-counted-per-session": [
      "The summary counts a user once per session.",
      (summary) => setField("/data/unique_users", readField(summary, "/data/total_sessions"))(summary),
    ],
  },
  "deleteProject > custom": {
    "deleted-project-keeps-sessions": ["Deleting a project keeps its sessions.", replay("getSession", 404, "target")],
  },
  "searchSessions > custom": {
    "restricted-session-found": [
      "A search finds sessions that the list hides from a member.",
      { request: whenFrom(["chen", "dana"], as("ada")) },
    ],
    "search-uses-only-first-word": [
      "A search uses only the first word.",
      { request: setQuery("q", (text) => text?.trim().split(/\s+/)[0] || text) },
    ],
  },
  "listAnalyticsByAgent > custom": {
    "agent-costs-do-not-add-up": [
      "The costs per agent add up to more than the total cost.",
      setEach("/total_cost_usd", (cost: number) => cost + 1),
    ],
  },
  "getAnalyticsTimeseries > custom": {
    "series-without-empty-points": [
      "A series omits points without sessions, so that charts draw a line across the gap.",
      setField("/data/points", (points: Item[]) => points.filter((point) => point.total_sessions)),
    ],
  },
  "getSuccessTrend > custom": {
    "rate-as-fraction": [
      "The summary's success rate is a fraction, while the trend's is a percentage.",
      { "getAnalyticsSummary > 2XX": setField("/data/success_rate", (rate: number | null) => rate && rate / 100) },
    ],
  },
};
