import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, type SessionOverrides } from "../../testing/sessions.ts";

const api = useTestApi();

const running = "82911d80-802e-4f52-a9ae-3e8cf99df6fc";

async function metrics() {
  return (await api.call("getExperimentMetrics", { path: { id: running } })).body.data;
}

function inArm(experiment_arm: "control" | "variant", count: number, overrides: SessionOverrides): void {
  addSessions(api, ...Array.from({ length: count }, () => ({ experiment_id: running, experiment_arm, ...overrides })));
}

test("averages ended sessions and computes the success rate of judged sessions", async () => {
  clearSessions(api);
  inArm("control", 1, { ended_at: null, cost: 9, total_turns: 99 });
  expect((await metrics()).control).toEqual({
    total_sessions: 1,
    success_rate: null,
    avg_cost: null,
    avg_turns: null,
    p95_cost: null,
  });
  inArm("control", 19, { cost: 0.1, total_turns: 4, outcome: "success" });
  inArm("control", 1, { cost: 0.5, total_turns: 5, outcome: null });
  inArm("control", 1, { cost: 0.3, total_turns: 5, outcome: "abandoned" });
  expect((await metrics()).control).toEqual({
    total_sessions: 22,
    success_rate: 95,
    avg_cost: 0.1286,
    avg_turns: 4.1,
    p95_cost: 0.3,
  });
});

test("reports significance below 0.05, and null while an arm has no judged session", async () => {
  const unknown = { p_value: null, significant: false, confidence: null };
  for (const [judged, other] of [
    ["control", "variant"],
    ["variant", "control"],
  ] as const) {
    clearSessions(api);
    inArm(judged, 9, { outcome: "failure" });
    inArm(other, 3, { outcome: null });
    expect((await metrics()).significance).toEqual(unknown);
  }
  clearSessions(api);
  inArm("control", 1, { outcome: "success" });
  inArm("control", 9, { outcome: "failure" });
  inArm("variant", 11, { outcome: "success" });
  inArm("variant", 3, { outcome: "abandoned" });
  expect((await metrics()).significance).toEqual({ p_value: 0.0028, significant: true, confidence: 99.7 });
});
