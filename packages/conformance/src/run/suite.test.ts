import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { urlTarget } from "../targets/target.ts";
import { isAllowed, type SampleOptions, sampleTasks, type Task } from "./suite.ts";

test("excludes tests that the target does not allow before sending requests", () => {
  const target = urlTarget({ url: "https://api.example", tokens: { owner: "token" } });
  const names = new Set(suite.tasks.filter((task) => isAllowed(task, target)).map(({ name }) => name));
  expect(names).toContain("listProjects > 200 > example request");
  expect(names).not.toContain("createProject > 201 > example request");
  expect(names).not.toContain("listProjects > 200 > as viewer");
  expect(names).not.toContain("listProjects > 500 > server error");
});

const tasks = ["list", "get", "create"].flatMap((operationId) =>
  ["success", "ids", "query"].flatMap((kind) =>
    Array.from({ length: 20 }, (_, index): Task => {
      const run = () => Promise.reject(new Error("This test runs no tasks."));
      return {
        name: `${operationId} ${kind} ${index}`,
        operationId,
        kind,
        requests: 2,
        requires: { writes: false, as: [] },
        run,
      };
    }),
  ),
);

function capacityFor(requests: number): SampleOptions["fits"] {
  let remaining = requests;
  return (task) => {
    const fits = task.requests <= remaining;
    if (fits) remaining -= task.requests;
    return fits;
  };
}

test("stays within the limit and covers each operation and kind", () => {
  const chosen = sampleTasks(tasks, { fits: capacityFor(36), seed: 1 });
  expect(chosen).toHaveLength(18);
  expect(new Set(chosen.map(({ operationId, kind }) => `${operationId} ${kind}`)).size).toBe(9);
});

test("prefers success cases if there is room for only one per operation", () => {
  const chosen = sampleTasks(tasks, { fits: capacityFor(6), seed: 5 });
  expect(chosen.map(({ operationId, kind }) => `${operationId} ${kind}`)).toEqual([
    "list success",
    "get success",
    "create success",
  ]);
});

test("selects by seed and keeps the order", () => {
  const names = (seed: number) => sampleTasks(tasks, { fits: capacityFor(40), seed }).map(({ name }) => name);
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
  const positions = names(3).map((name) => tasks.findIndex((task) => task.name === name));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
});
