import { admin, after, asOwner, before, cached, type Mutants, member, setData, setItems, viewer } from "./mutant.ts";

type Item = Record<string, number>;

/** Sessions, their analytics, and experiments. */
export const sessions: Mutants = {
  "compactSession > custom": {
    "a compacted session continues in a new run": { compactSession: setData(({ id }) => ({ run_id: id })) },
  },
  "updateSession > custom": {
    "an admin cannot report on the session of another user": {
      updateSession: ({ token }, mock) =>
        token === admin ? mock.respond(403, { error: "Your permission level does not allow this" }) : mock.send(),
    },
  },
  "endSession > custom": {
    "a session without turns counts as a success": {
      getSession: setData(({ outcome }) => ({ outcome: outcome === "abandoned" ? "success" : outcome })),
    },
  },
  "getSessionHierarchy > custom": {
    "a run ends with its first conversation": {
      getSessionHierarchy: setData(({ conversations }) => ({ ended_at: conversations[0].ended_at })),
    },
  },
  "listSessionThreads > custom": {
    "a thread counts only the turns of one session": {
      listSessionThreads: setItems(({ total_turns, total_sessions }) => ({
        total_turns: total_turns / total_sessions,
      })),
    },
  },
  "searchSessions > custom": {
    "a search finds restricted sessions": { searchSessions: asOwner(member, viewer) },
    "a search uses only the first word": {
      searchSessions: before(({ query }) => query.set("q", query.get("q")?.trim().split(/\s+/)[0] ?? "")),
    },
  },
  "deleteProject > custom": {
    "deleting a project keeps its sessions": () => ({ getSession: cached() }),
  },
  "getAnalyticsSummary > custom": {
    "the summary counts a user once per session": {
      getAnalyticsSummary: setData(({ total_sessions }) => ({ unique_users: total_sessions })),
    },
  },
  "listAnalyticsByAgent > custom": {
    "the costs of the agents add up to more than the total": {
      listAnalyticsByAgent: setItems(({ total_cost_usd }) => ({ total_cost_usd: total_cost_usd + 1 })),
    },
  },
  "getAnalyticsTimeseries > custom": {
    "a series omits days without sessions": {
      getAnalyticsTimeseries: setData(({ points }) => ({ points: points.filter((each: Item) => each.total_sessions) })),
    },
  },
  "startExperiment > custom": {
    "a compacted session leaves its experiment": {
      compactSession: setData(() => ({ experiment_id: null, experiment_arm: null })),
    },
  },
  "deleteExperiment > custom": {
    "sessions still refer to a deleted experiment": () => {
      const experiments = new Map<string, string>();
      return {
        createSession: after(({ data }) => experiments.set(data.id, data.experiment_id)),
        getSession: setData(({ id, experiment_id }) => ({
          experiment_id: experiment_id ?? experiments.get(id) ?? null,
        })),
      };
    },
  },
};
