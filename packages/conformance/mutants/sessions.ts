import { after, asOwner, type Mutants, member, setData, setItems, viewer } from "./mutant.ts";

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
  "getSuccessTrend > custom": {
    "the previous range of the success rate ends a day later": {
      getSuccessTrend: after(async ({ data }, { query }, mock) => {
        const previous = await mock.send({ query: overlappingRange(data, query) });
        data.previous_success_rate = previous.body.data.success_rate;
      }),
    },
    "the previous range of a user's success rate ends a day later": {
      listCoachingAnalytics: after(async ({ data }, { path, query }, mock) => {
        const trend = await mock.send({ path: path.replace("coaching", "success-trend"), query });
        const previous = await mock.send({ query: overlappingRange(trend.body.data, query) });
        const rateOf = ({ user }: { user: { id: string } }) =>
          previous.body.data.find((each: typeof user & { user: typeof user }) => each.user.id === user.id)
            ?.success_rate;
        for (const user of data) user.previous_success_rate = rateOf(user) ?? null;
      }),
    },
  },
  "startExperiment > custom": {
    "each arm gets half of the users": () => {
      const splits = new Map<string, number>();
      return {
        async createExperiment({ body }, mock) {
          const response = await mock.send({ body: { ...body, traffic_split: 50 } });
          splits.set(response.body.data?.id, body.traffic_split ?? 50);
          return { ...response, body: { data: { ...response.body.data, traffic_split: body.traffic_split ?? 50 } } };
        },
        "*": after(({ data }) => {
          if (splits.has(data?.id)) data.traffic_split = splits.get(data.id);
        }),
      };
    },

    "a compacted session leaves its experiment": {
      compactSession: setData(() => ({ experiment_id: null, experiment_arm: null })),
    },
  },
};

// A range of as many days that ends on the first day of a report's range.
function overlappingRange(report: { start_date: string; end_date: string }, query: URLSearchParams): URLSearchParams {
  const [start, end] = [Date.parse(report.start_date), Date.parse(report.end_date)];
  const range = new URLSearchParams(query);
  range.set("start_date", new Date(2 * start - end).toISOString().slice(0, 10));
  range.set("end_date", report.start_date);
  return range;
}
