import { expect, test } from "vitest";
import { listTasks } from "../run/tasks.ts";
import { createSpecModel } from "../spec/model.ts";
import { brokenLibraries } from "../testing/library/broken.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { runLibrary } from "../testing/library/run.ts";

const only = "createShelf > sequences";

test("reports the shortest failing sequence, filed under the operation that changed a resource last", async () => {
  const [mutate] = Object.values(brokenLibraries[only] ?? {});
  const [result] = await runLibrary({ only: [only], ...(mutate && { mutate }) });
  const [failure] = result?.failures ?? [];
  const requests = failure?.message.match(/(?<=^After |; )\w+ #\d/g);
  expect(requests?.sort()).toEqual(["createShelf #1", "createShelf #2", "replaceShelf #1", "replaceShelf #2"]);
  expect(failure?.operationId).toBe("replaceShelf");
  expect(failure?.exchange?.request.target).toMatch(/^\/shelves\?/);
});

test("sends no sequences with a depth of 0", () => {
  const target = { writes: true, capabilities: {} };
  const kinds = (depth: number) =>
    listTasks({ spec: createSpecModel(contract, plan), seed: 1, target, depth }).map(({ kind }) => kind);
  expect(kinds(1)).toContain("sequences");
  expect(kinds(0)).not.toContain("sequences");
});
