import { expect, test } from "vitest";
import type { OperationId } from "../../call.ts";
import { useTestApi } from "../../testing/api.ts";
import { alter } from "../../testing/records.ts";
import { addSessions, clearSessions } from "../../testing/sessions.ts";

const api = useTestApi();

const operations = [
  "getAnalyticsSummary",
  "getAnalyticsTimeseries",
  "listAnalyticsByAgent",
  "listAnalyticsByUser",
  "listAnalyticsByProject",
  "getCostBreakdown",
  "getSuccessTrend",
  "listCoachingAnalytics",
] as const satisfies OperationId[];

test("without dates the range is 30 days until today, by the mock's time", async () => {
  api.pass(24 * 60 * 60);
  const range = async (query: object) => {
    const { start_date, end_date } = (await api.call("getAnalyticsSummary", { query })).body.data;
    return [start_date, end_date];
  };
  expect(await range({})).toEqual(["2026-10-23", "2026-11-21"]);
  expect(await range({ end_date: "2026-03-10" })).toEqual(["2026-02-09", "2026-03-10"]);
  expect(await range({ start_date: "2026-11-21" })).toEqual(["2026-11-21", "2026-11-21"]);
});

test.each(operations)("%s refuses an end before the start, also one that is today", async (operation) => {
  const refused = { error: "Invalid parameter: end_date must not be before start_date" };
  for (const query of [{ start_date: "2026-11-20", end_date: "2026-11-19" }, { start_date: "2026-11-21" }]) {
    const { status, body } = await api.call(operation, { query });
    expect([status, body]).toMatchObject([400, refused]);
  }
  expect((await api.call(operation, { query: { start_date: "2026-02-30" } })).status).toBe(400);
});

test("a session counts for the day in UTC on which it began, whole", async () => {
  addSessions(
    api,
    { started_at: "2026-09-01T00:00:00Z", ended_at: "2026-09-03T00:00:00Z" },
    { started_at: "2026-09-01T23:59:59Z", ended_at: null },
    { started_at: "2026-09-02T00:00:00Z" },
  );
  const query = { start_date: "2026-09-01", end_date: "2026-09-01" };
  const { data } = (await api.call("getAnalyticsSummary", { query })).body;
  // The one that runs has no duration yet.
  expect(data).toMatchObject({ total_sessions: 2, avg_duration_seconds: 2 * 24 * 60 * 60 });
});

test("only the organization's sessions count, whoever may see them", async () => {
  clearSessions(api);
  const [, widgets] = api.state.store.organizations.all();
  const repository_id = "a426fbd0-5b1c-4782-b477-7dbd7659b27a";
  alter(api, "repositories", { id: repository_id, session_visibility: "private" });
  addSessions(api, { by: "bruno", repository_id }, { organization_id: widgets?.id ?? "" });
  expect((await api.call("getAnalyticsSummary", { as: "dana" })).body.data.total_sessions).toBe(1);
});

test("filters combine, and one that names nothing finds nothing", async () => {
  const query = { project_id: "00000000-0000-4000-8000-000000000000" };
  expect((await api.call("getAnalyticsSummary", { query })).body.data).toMatchObject({
    total_sessions: 0,
    total_cost_usd: 0,
    avg_cost_usd: null,
    avg_duration_seconds: null,
    success_rate: null,
  });
  const handbook = { project_id: "e50b57e4-105e-45b6-a5d0-94f5281c1a3a", agent_name: "reviewer" };
  expect((await api.call("listAnalyticsByAgent", { query: handbook })).body.data).toEqual([]);
  expect((await api.call("listCoachingAnalytics", { query: handbook })).body.data).toEqual([]);
  expect((await api.call("getCostBreakdown", { query: handbook })).body.data).toMatchObject({
    cost_per_success_usd: null,
    by_outcome: [],
    by_repository: [],
    by_component: [],
  });
});

test("sums up many sessions of many users", async () => {
  clearSessions(api);
  const sessions = Array.from({ length: 1000 }, (_, index) => ({
    user: { id: userId(index % 50), name: `User ${index % 50}` },
    component: `part-${index % 100}`,
    outcome: index % 3 === 0 ? ("failure" as const) : ("success" as const),
    cost: 0.1,
    started_at: `2026-11-${String(1 + (index % 9)).padStart(2, "0")}T09:00:00Z`,
  }));
  addSessions(api, ...sessions);
  for (const operation of operations) expect((await api.call(operation)).status).toBe(200);
  expect((await api.call("getAnalyticsSummary")).body.data).toMatchObject({
    total_sessions: 1000,
    total_cost_usd: 100,
    unique_users: 50,
    success_rate: 66.6,
  });
});

function userId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
