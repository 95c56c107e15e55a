import { type Item, readField, setEach, setField } from "./tools/change.ts";
import { replay } from "./tools/memory.ts";
import { as, setQuery, whenFrom } from "./tools/request.ts";
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
