import { beforeEach, expect, test } from "vitest";
import { type TestApi, useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions } from "../../testing/records.ts";

// Expected values are computed by hand, because the contract's examples come from the mock itself.

const chen = { id: "36167284-c87f-4239-8256-78c2f4005525", name: "Chen Wei" };
const ada = { id: "50e7608c-7ec4-428e-b671-f54919bb2524", name: "Ada Okafor" };
const project_id = "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e";
const repository_id = "c0b5973e-012e-4a92-8b6b-3edea819d896";
const agent_version_hash = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";

const api = useTestApi();
beforeEach(() => {
  clearSessions(api);
  const inLedger = { by: "chen", repository_id, component: "ledger", agent_version_hash };
  addSessions(
    api,
    { ...inLedger, outcome: "success", cost: 0.1, total_turns: 4, ended_at: "2026-11-10T09:30:01Z" },
    { ...inLedger, outcome: "failure", cost: 0.25, total_turns: 9, ended_at: "2026-11-10T10:00:00Z" },
    { by: "ada", agent_version_hash, outcome: null, cost: 0.05, total_turns: 3, ended_at: null },
  );
});

const dataOf = async (operation: Parameters<TestApi["call"]>[0]) => (await api.call(operation)).body.data;

const totals = { total_sessions: 3, total_cost_usd: 0.4, total_input_tokens: 3000, total_output_tokens: 300 };
const averages = { avg_cost_usd: 0.1333, avg_duration_seconds: 2700.5, judged_sessions: 2, success_rate: 50 };
const both = { ...totals, unique_users: 2, ...averages };

test("sums and averages sessions", async () => {
  expect(await dataOf("getAnalyticsSummary")).toMatchObject(both);
  expect(await dataOf("listAnalyticsByAgent")).toEqual([{ agent_name: "reviewer", ...both }]);
  expect(await dataOf("listAnalyticsByProject")).toEqual([{ project_id, project_name: "Checkout", ...both }]);
  expect((await dataOf("listAnalyticsByUser"))[1]).toEqual({
    user: ada,
    total_sessions: 1,
    total_cost_usd: 0.05,
    total_input_tokens: 1000,
    total_output_tokens: 100,
    avg_cost_usd: 0.05,
    avg_duration_seconds: null,
    judged_sessions: 0,
    success_rate: null,
  });
});

test("returns a cost breakdown and includes failed sessions in the cost per success", async () => {
  const ledger = { total_sessions: 2, total_cost_usd: 0.35, cost_share: 87.5 };
  const rest = { total_sessions: 1, total_cost_usd: 0.05, cost_share: 12.5 };
  expect(await dataOf("getCostBreakdown")).toMatchObject({
    total_cost_usd: 0.4,
    cost_per_success_usd: 0.35,
    by_outcome: [
      { outcome: "failure", total_sessions: 1, total_cost_usd: 0.25, cost_share: 62.5 },
      { outcome: "success", total_sessions: 1, total_cost_usd: 0.1, cost_share: 25 },
      { outcome: null, ...rest },
    ],
    by_repository: [
      { project_id, repository_id, repository_name: "checkout-api", ...ledger },
      { project_id, repository_id: null, repository_name: null, ...rest },
    ],
    by_component: [
      { repository_id, component: "ledger", ...ledger },
      { repository_id: null, component: null, ...rest },
    ],
  });
});

test("compares a user with all users", async () => {
  expect((await dataOf("listCoachingAnalytics"))[0]).toEqual({
    user: chen,
    total_sessions: 2,
    judged_sessions: 2,
    success_rate: 50,
    overall_success_rate: 50,
    previous_success_rate: null,
    avg_turns: 6.5,
    overall_avg_turns: 5.3,
    avg_cost_usd: 0.175,
    overall_avg_cost_usd: 0.1333,
    suggestion: null,
    suggestion_text: null,
  });
});
