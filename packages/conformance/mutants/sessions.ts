import { asOwner, type Mutants, member, setData, viewer } from "./mutant.ts";

/** Sessions, their analytics, and experiments. */
export const sessions: Mutants = {
  "compactSession > custom": {
    "a compacted session continues in a new run": { compactSession: setData(({ id }) => ({ run_id: id })) },
  },
  "searchSessions > custom": {
    "a search finds restricted sessions": { searchSessions: asOwner(member, viewer) },
  },
  "getAnalyticsSummary > custom": {
    "the summary counts a user once per session": {
      getAnalyticsSummary: setData(({ total_sessions }) => ({ unique_users: total_sessions })),
    },
  },
  "startExperiment > custom": {
    "a compacted session leaves its experiment": {
      compactSession: setData(() => ({ experiment_id: null, experiment_arm: null })),
    },
  },
};
