import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan, startCatalog } from "../testing/catalog/server.ts";

test("passes an API with other conventions, and skips only tests that need more facts", async () => {
  const target = await startCatalog();
  const options = { contract, plan, target, closed: true };
  const { results, skipped } = await runConformance(options).finally(() => target.close());
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
  expect(skipped.map(({ reason }) => reason).toSorted()).toEqual([
    expect.stringMatching(/^No list .*\/i\/.*--resource '\/i\/{}=ID'/),
    expect.stringContaining("has no example of the request body of PUT /items/{sku}/image (image/png)"),
    expect.stringContaining("GET /reports from https://reports.example"),
  ]);
});
