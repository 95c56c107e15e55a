import { listOperations, resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import type { OperationId } from "./call.ts";
import { createTestApi } from "./testing/api.ts";
import { requests } from "./testing/requests/index.ts";

// Every filter of every list, as the contract documents them. What is no filter: pages, what is looked for, days, who
// asks, and the place that a sync is for.
const noFilters = ["page", "per_page", "q", "stacks", "start_date", "end_date", "current_user_only", "organization_id"];
const isPlace = (id: string, name: string) => id === "listEffectiveResources" && name === "project_id";

const filters = listOperations(contract)
  .filter(({ parameters }) => parameters.some(({ name }) => name === "per_page"))
  .flatMap(({ operationId, parameters }) =>
    parameters
      .filter((each) => each.in === "query" && !noFilters.includes(each.name) && !isPlace(operationId, each.name))
      .map(({ name, schema = {} }) => ({ id: operationId as OperationId, name, values: valuesOf(schema) })),
  );

test.each(filters.filter(({ values }) => values))("the values of $name part $id", async ({ id, name, values = [] }) => {
  const counts = await Promise.all(values.map((value) => count(id, { [name]: value })));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(await count(id, {}));
  expect(counts.filter((each) => each > 0).length).toBeGreaterThan(1);
});

test.each(filters.filter(({ values }) => !values))("a $name that names nothing empties $id", async ({ id, name }) => {
  const nothing = name.endsWith("_id") ? "7d9c2f5e-0000-4000-8000-000000000000" : "nothing-is-called-so";
  expect(await count(id, {})).toBeGreaterThan(0);
  expect(await count(id, { [name]: nothing })).toBe(0);
});

// Of the days since the first session, where days are asked for; of a place, where there must be one.
async function count(id: OperationId, filter: Record<string, string>): Promise<number> {
  const { success } = requests[id];
  const place = id === "listEffectiveResources" && typeof success === "object" ? success.query : {};
  const { body } = await createTestApi().call(id, { query: { start_date: "2026-10-22", ...place, ...filter } });
  return body.meta.total_count;
}

function valuesOf(schema: object): string[] | undefined {
  return (resolve(contract, schema) as { enum?: string[] }).enum;
}
