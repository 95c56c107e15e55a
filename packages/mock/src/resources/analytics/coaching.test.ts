import { beforeEach, expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, type SessionOverrides } from "../../testing/records.ts";

const api = useTestApi();
beforeEach(() => {
  clearSessions(api);
});

async function suggestions(): Promise<Record<string, string | null>> {
  const { data } = (await api.call("listCoachingAnalytics")).body;
  return Object.fromEntries(data.map((row: Row) => [row.user.name.split(" ")[0]?.toLowerCase(), row.suggestion]));
}

interface Row {
  user: { name: string };
  suggestion: string | null;
}

function repeat(count: number, overrides: SessionOverrides): SessionOverrides[] {
  return Array.from({ length: count }, () => overrides);
}

test("makes a suggestion at exactly ten points below or above the average", async () => {
  // Success rates of 20% and 40% of 10 sessions each: the average is 30%.
  addSessions(api, ...repeat(2, { by: "ada", outcome: "success" }), ...repeat(8, { by: "ada", outcome: "failure" }));
  addSessions(
    api,
    ...repeat(4, { by: "bruno", outcome: "success" }),
    ...repeat(6, { by: "bruno", outcome: "failure" }),
  );
  expect(await suggestions()).toEqual({ ada: "try_coaching_role", bruno: "share_practice" });
  addSessions(api, { by: "bruno", outcome: "failure" });
  expect(await suggestions()).toEqual({ ada: null, bruno: null });
});

test("makes a suggestion at exactly 1.5 times the average turns or cost, turns first", async () => {
  // The averages are 10 turns and $0.10. In floating point, 1.5 times the sum of these costs is slightly too high.
  const earlier = "2026-11-09T09:00:00Z";
  addSessions(api, ...repeat(3, { by: "ada", outcome: "success", total_turns: 15, cost: 0.05 }));
  addSessions(api, ...repeat(3, { by: "bruno", outcome: "success", total_turns: 5, cost: 0.15, started_at: earlier }));
  expect(await suggestions()).toEqual({ ada: "split_tasks", bruno: "review_costs" });
  addSessions(api, ...repeat(3, { by: "chen", outcome: "success", total_turns: 10, cost: 0.11 }));
  expect(await suggestions()).toEqual({ ada: "split_tasks", bruno: null, chen: null });
});

test("makes no suggestion with fewer than three judged sessions or without usage", async () => {
  addSessions(api, ...repeat(2, { by: "ada", outcome: "failure" }), { by: "ada" });
  addSessions(api, ...repeat(9, { by: "bruno", outcome: "success" }));
  expect(await suggestions()).toMatchObject({ ada: null });
  addSessions(api, { by: "ada", outcome: "failure" });
  expect(await suggestions()).toMatchObject({ ada: "try_coaching_role" });
  clearSessions(api);
  addSessions(api, ...repeat(3, { by: "ada", outcome: "success", total_turns: 0 }));
  expect(await suggestions()).toEqual({ ada: null });
});

test("sorts by success rate and includes the rate of the previous range", async () => {
  addSessions(api, { by: "ada" }, { by: "chen", outcome: "success" }, { by: "bruno", outcome: "failure" });
  addSessions(api, { by: "bruno", outcome: "success", started_at: "2026-09-30T10:00:00Z" });
  const { data } = (await api.call("listCoachingAnalytics")).body;
  expect(data).toMatchObject([
    { user: { name: "Bruno Keller" }, success_rate: 0, previous_success_rate: 100, overall_success_rate: 50 },
    { user: { name: "Chen Wei" }, success_rate: 100, previous_success_rate: null },
    { user: { name: "Ada Okafor" }, success_rate: null, suggestion_text: null },
  ]);
});
