import { beforeEach, expect, test } from "vitest";
import { unfinishedOutcome } from "../../rules/statistics/tally.ts";
import { useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, valuesOf } from "../../testing/records.ts";

const api = useTestApi();
beforeEach(() => {
  clearSessions(api);
});

async function startsOf(query: object): Promise<unknown[]> {
  const { points } = (await api.call("getAnalyticsTimeseries", { query })).body.data;
  return valuesOf(points, "starts_at");
}

test("returns calendar months and supports the years 0 to 9999", async () => {
  const months = { period: "monthly", start_date: "2027-12-31", end_date: "2028-03-01" };
  expect(await startsOf(months)).toEqual([
    "2027-12-01T00:00:00Z",
    "2028-01-01T00:00:00Z",
    "2028-02-01T00:00:00Z",
    "2028-03-01T00:00:00Z",
  ]);
  expect(await startsOf({ period: "monthly", start_date: "0099-12-01", end_date: "0100-01-31" })).toHaveLength(2);
  expect(await startsOf({ period: "weekly", start_date: "0000-01-01", end_date: "0000-01-03" })).toEqual([
    "0000-01-01T00:00:00Z",
    "0000-01-03T00:00:00Z",
  ]);
  expect((await startsOf({ period: "weekly", end_date: "9999-12-31" })).at(-1)).toBe("9999-12-27T00:00:00Z");
  expect((await startsOf({ end_date: "0000-01-02" })).length).toBe(2);
});

test("counts outcomes and compares them with the preceding range of the same length", async () => {
  addSessions(
    api,
    { started_at: "2026-11-10T09:00:00Z", outcome: "success" },
    { started_at: "2026-11-10T09:59:59Z", outcome: unfinishedOutcome },
    { started_at: "2026-11-11T09:00:00Z", outcome: "failure" },
    { started_at: "2026-11-11T10:00:00Z", outcome: null },
    { started_at: "2026-11-08T00:00:00Z", outcome: "success" },
    { started_at: "2026-11-09T23:59:59Z", outcome: "failure" },
    { started_at: "2026-11-07T23:59:59Z", outcome: "failure" },
  );
  const query = { start_date: "2026-11-10", end_date: "2026-11-11" };
  expect((await api.call("getSuccessTrend", { query })).body.data).toMatchObject({
    success_rate: 33.3,
    previous_success_rate: 50,
    points: [
      { judged_sessions: 2, successful_sessions: 1, failed_sessions: 0, abandoned_sessions: 1, success_rate: 50 },
      { judged_sessions: 1, successful_sessions: 0, failed_sessions: 1, abandoned_sessions: 0, success_rate: 0 },
    ],
  });
});
