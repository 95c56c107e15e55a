import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan, startCatalog } from "../testing/catalog/server.ts";

test("passes an API with other conventions, with a plan that only has error statuses", async () => {
  const target = await startCatalog();
  const { results } = await runConformance({ contract, plan, target, closed: true }).finally(() => target.close());
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
  const passed = results.flatMap(({ name, outcome }) => (outcome === "passed" ? [name] : []));
  expect(passed).toEqual(
    expect.arrayContaining([
      "PUT /items/{sku} > 200 > example request",
      "GET /items/{sku}/image > 200 > example request",
      "POST /orders > links order",
      "POST /carts > lifecycle",
    ]),
  );
});

test("skips only tests that need more facts, and names the facts", async () => {
  const target = await startCatalog();
  const { skipped } = await runConformance({ contract, plan, target }).finally(() => target.close());
  expect(skipped.map(({ reason }) => reason).toSorted()).toEqual([
    expect.stringMatching(/^No list .*\/i\/.*--resource '\/i\/{}=ID'/),
    "The contract has no example of the request body of PUT /items/{sku}/image (image/png). " +
      'Add operations: { "PUT /items/{sku}/image": { success: { body: … } } } to the plan.',
    "The contract serves GET /reports from https://reports.example, and not from the base URL.",
  ]);
});
