import type { OperationPlan } from "../../../plan/plan.ts";
import type { OperationPlans } from "./operation-plans.ts";

const endBeforeStart = { query: { start_date: "2026-11-20", end_date: "2026-11-01" } };

const ofRange: OperationPlan = { refused: { 400: { "an end before the start": endBeforeStart } } };

const ofSeries: OperationPlan = {
  refused: {
    400: {
      "an end before the start": endBeforeStart,
      // 32 days of 24 hours: a series has at most 750 points.
      "more points than a series has": {
        query: { period: "hourly", start_date: "2026-10-01", end_date: "2026-11-01" },
      },
    },
  },
};

/** Analytics. */
export const analytics: OperationPlans = {
  getAnalyticsSummary: ofRange,
  getAnalyticsTimeseries: ofSeries,
  listAnalyticsByAgent: ofRange,
  listAnalyticsByUser: ofRange,
  listAnalyticsByProject: ofRange,
  getCostBreakdown: ofRange,
  getSuccessTrend: ofSeries,
  listCoachingAnalytics: ofRange,
};
