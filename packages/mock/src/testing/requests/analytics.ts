import type { Reach, Reaches } from "../reach.ts";

const endBeforeStart = { query: { start_date: "2026-11-20", end_date: "2026-11-01" } };
const ofRange = { success: {}, 400: endBeforeStart } satisfies Reach<"getAnalyticsSummary">;
const ofSeries = {
  success: { query: { period: "monthly" } },
  400: { query: { period: "hourly", start_date: "2026-01-01" } },
} satisfies Reach<"getAnalyticsTimeseries">;

/** Requests that reach each status of the analytics. */
export const analytics: Reaches<
  | "getAnalyticsSummary"
  | "getAnalyticsTimeseries"
  | "listAnalyticsByAgent"
  | "listAnalyticsByUser"
  | "listAnalyticsByProject"
  | "getCostBreakdown"
  | "getSuccessTrend"
  | "listCoachingAnalytics"
> = {
  getAnalyticsSummary: ofRange,
  getAnalyticsTimeseries: ofSeries,
  listAnalyticsByAgent: ofRange,
  listAnalyticsByUser: ofRange,
  listAnalyticsByProject: ofRange,
  getCostBreakdown: ofRange,
  getSuccessTrend: ofSeries,
  listCoachingAnalytics: ofRange,
};
