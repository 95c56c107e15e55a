import { readField, setEach, setField } from "./tools/change.ts";
import { replay } from "./tools/memory.ts";
import { as, insteadOf, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "compactSession > custom": {
    "compacted-into-another-run": [
      "A session that is compacted goes on in a run of its own.",
      (session) => setField("/data/run_id", readField(session, "/data/id"))(session),
    ],
    "hierarchy-of-one-conversation": [
      "The hierarchy of a run has its first conversation alone.",
      {
        "getSessionHierarchy > 2XX": setField("/data/conversations", (all: unknown[]) => all.slice(0, 1)),
      },
    ],
  },
  "deleteProject > custom": {
    "deleted-project-leaves-sessions": [
      "A session is still read when its project was deleted.",
      replay("getSession", 404, "target"),
    ],
  },
  "searchSessions > custom": {
    "restricted-session-is-found": [
      "The search finds sessions that the list hides from a member.",
      { request: insteadOf(["chen", "dana"], as("ada")) },
    ],
    "search-finds-any-word": [
      "The search looks for the first word alone.",
      { request: setQuery("q", (text) => text?.trim().split(/\s+/)[0] || text) },
    ],
  },
  "listAnalyticsByAgent > custom": {
    "agents-do-not-add-up": [
      "The costs of the agents add up to more than the summary has.",
      setEach("/total_cost_usd", (cost: number) => cost + 1),
    ],
  },
  "getAnalyticsTimeseries > custom": {
    "series-without-empty-points": [
      "A series leaves out the points without sessions, so that a chart draws a line over the gap.",
      setField("/data/points", (points: { total_sessions: number }[]) =>
        points.filter(({ total_sessions }) => total_sessions > 0),
      ),
    ],
  },
  "getSuccessTrend > custom": {
    "rate-as-fraction": [
      "The success rate of the summary is a fraction, and that of the trend a percentage.",
      {
        "getAnalyticsSummary > 2XX": setField("/data/success_rate", (rate: number | null) => rate && rate / 100),
      },
    ],
  },
};
