import { asOwner, type Mutants, member, setData, setItems, viewer } from "./mutant.ts";

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
    "coaching is suggested to users with the highest success rate": {
      listCoachingAnalytics: setItems(() => ({ suggestion: "try_coaching_role", suggestion_text: "Try coaching." })),
    },
    "a coaching suggestion has no text": {
      listCoachingAnalytics: setItems(() => ({ suggestion: "try_something_new", suggestion_text: null })),
    },
  },
  "getExperimentMetrics > custom": {
    "the 95th percentile is the lowest cost": {
      getExperimentMetrics: setData(({ variant }) => ({ variant: { ...variant, p95_cost: variant.p95_cost && 0.35 } })),
    },
    "a difference is significant at any p-value": {
      getExperimentMetrics: setData(({ significance: { p_value, ...others } }) => ({
        significance: { p_value, ...others, significant: p_value !== null },
      })),
    },
    "the confidence is the p-value in percent": {
      getExperimentMetrics: setData(({ significance: { p_value, ...others } }) => ({
        significance: { p_value, ...others, confidence: p_value && 100 * p_value },
      })),
    },
  },
  "startExperiment > custom": {
    "a compacted session leaves its experiment": {
      compactSession: setData(() => ({ experiment_id: null, experiment_arm: null })),
    },
  },
};
