import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions } from "../../testing/records.ts";
import { assignmentOf } from "./assignment.ts";

const api = useTestApi();

const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const falcon = "82911d80-802e-4f52-a9ae-3e8cf99df6fc";
const heron = "e6a627c7-b1d7-4a1e-9256-4ebd51534b5b";

function armOf(userId: string) {
  const { experiment, arm, versionHash } = assignmentOf(api.state.store, reviewer, userId) ?? {};
  return { slug: experiment?.slug, arm, versionHash };
}

const users = Array.from({ length: 2000 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);

function countOf(arms: ReturnType<typeof armOf>[], slug: string, arm: string): number {
  return arms.filter((each) => each.slug === slug && each.arm === arm).length;
}

test("assigns a user to one of several experiments according to its split", async () => {
  await api.call("startExperiment", { path: { id: heron } });
  const arms = users.map(armOf);
  expect(users.map(armOf)).toEqual(arms);
  const variants = countOf(arms, "quiet-linen-heron", "variant");
  const controls = countOf(arms, "quiet-linen-heron", "control");
  expect((variants + controls) / users.length).toBeCloseTo(0.5, 1);
  expect(variants / (variants + controls)).toBeCloseTo(0.2, 1);
});

test("does not reassign users with sessions to a new experiment", async () => {
  clearSessions(api);
  const some = users.slice(0, 50);
  const before = some.map(armOf);
  for (const [index, id] of some.entries()) {
    const experiment_arm = before[index]?.arm ?? null;
    addSessions(api, { user: { id, name: "User" }, experiment_id: falcon, experiment_arm });
  }
  await api.call("startExperiment", { path: { id: heron } });
  expect(some.map(armOf)).toEqual(before);
  expect(users.slice(50).map((user) => armOf(user).slug)).toContain("quiet-linen-heron");
});
