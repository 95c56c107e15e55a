import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, valuesOf } from "../../testing/records.ts";

const api = useTestApi();

test("sorts rows with the same cost by name and id, and paginates them", async () => {
  clearSessions(api);
  const deleted = { name: "Deleted user" };
  addSessions(
    api,
    {
      agent_name: null,
      started_at: "2026-11-12T09:00:00Z",
      ended_at: null,
      user: { id: "b0000000-0000-4000-8000-000000000000", ...deleted },
    },
    { agent_name: "writer", user: { id: "a0000000-0000-4000-8000-000000000000", ...deleted } },
    { agent_name: "null", by: "chen" },
  );
  const agents = (await api.call("listAnalyticsByAgent")).body.data;
  expect(valuesOf(agents, "agent_name")).toEqual(["null", "writer", null]);
  const { data, meta } = (await api.call("listAnalyticsByUser", { query: { page: 2, per_page: 2 } })).body;
  expect(data.map((row: { user: { id: string } }) => row.user.id[0])).toEqual(["b"]);
  expect(meta).toEqual({ current_page: 2, total_pages: 2, total_count: 3 });
});

test("lists the 20 most expensive groups, and returns a cost share of 0 if there are no costs", async () => {
  clearSessions(api);
  const components = Array.from({ length: 25 }, (_, index) => `part-${String(index).padStart(2, "0")}`);
  addSessions(api, ...components.map((component) => ({ component })));
  const { by_component: free, by_outcome } = (await api.call("getCostBreakdown")).body.data;
  expect(valuesOf(free, "component")).toEqual(components.slice(0, 20));
  expect(by_outcome).toEqual([{ outcome: null, total_sessions: 25, total_cost_usd: 0, cost_share: 0 }]);
  addSessions(api, { component: "part-24", cost: 3 }, { component: "null", cost: 0.5 }, { component: null, cost: 0.5 });
  const { by_component } = (await api.call("getCostBreakdown")).body.data;
  expect(by_component.slice(0, 4)).toMatchObject([
    { component: "part-24", total_sessions: 2, cost_share: 75 },
    { component: "null", cost_share: 12.5 },
    { component: null, cost_share: 12.5 },
    { component: "part-00", cost_share: 0 },
  ]);
});
