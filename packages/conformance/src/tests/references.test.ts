import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan, startShop } from "../testing/shop.ts";

async function run(only: string[] = [], changeLine?: Parameters<typeof startShop>[0]) {
  const target = await startShop(changeLine);
  return runConformance({ contract, plan, target, only }).finally(() => target.close());
}

test("fills ids of existing resources in examples, in items and in each branch", async () => {
  const { results, skipped } = await run();
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
  expect(skipped).toEqual([]);
});

test("reports a zero that is not stored, in a branch that needs an id", async () => {
  const changeLine = (line: Record<string, unknown>) => ({
    ...line,
    ...(line.kind === "part" && { quantity: line.quantity || 1 }),
  });
  const { counts } = await run(["create line_id > 201 > body quantity: 0"], changeLine);
  expect(counts).toMatchObject({ passed: 0, failed: 1 });
});
