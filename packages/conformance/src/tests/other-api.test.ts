import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";
import { describe, expect, test } from "vitest";
import { groupFailures } from "../report/failures.ts";
import type { Report } from "../report/report.ts";
import { after, brokenLibraries } from "../testing/library/broken.ts";
import contract from "../testing/library/contract.ts";
import { problem } from "../testing/library/handlers.ts";
import { runLibrary } from "../testing/library/run-library.ts";
import type { Override } from "../testing/library/server.ts";

// The library API shares no conventions with crewkit.
test("passes another API that conforms to its contract, and tests every operation", async () => {
  const { results, skipped, coverage } = await runLibrary();
  expect(failuresOf({ results })).toEqual([]);
  expect(skipped.flatMap(({ names }) => names).sort()).toEqual([
    "createShelf > ownership of an outsider",
    "createShelf > ownership of the actors",
    "shelveBook > ownership of an outsider",
    "shelveBook > ownership of the actors",
  ]);
  const passed = new Set(results.flatMap(({ outcome, operationId }) => (outcome === "passed" ? operationId : [])));
  expect(passed).toEqual(new Set(listOperations(contract).map(({ operationId }) => operationId)));
  expect(coverage[0]).toEqual({ operationId: "listShelves", received: ["200", "4XX"], missing: [], skipped: [] });
  expect(coverage.flatMap(({ missing }) => missing)).toEqual(["409"]);
});

test("the README has the plan of the library", () => {
  const source = readFileSync(join(import.meta.dirname, "../testing/library/plan.ts"), "utf8");
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  expect(readme).toContain(source.replace("../../index.ts", "@crewkit/conformance"));
});

const libraries = Object.entries(brokenLibraries).flatMap(([only, broken]) =>
  Object.entries(broken).map(([description, override]) => ({ only, description, override })),
);

describe("reports that", () => {
  test.each(libraries)("$description: $only", async ({ only, override }) => {
    const { results } = await runLibrary({ only: [only], override });
    const failures = results.flatMap((result) => result.failures);
    expect(failures.map(({ check }) => check)).toContain(only.split(" > ")[1]);
    for (const result of results) expect(result.failures.length).toBeLessThan(10);
    for (const { message } of failures) expect(message.length).toBeLessThan(600);
  });
});

describe("accepts a list without a resource of the scenario", () => {
  const only = ["createShelf > lifecycle", "createShelf > values"];
  const withParameter = (parameter: object): Contract => {
    const changed = structuredClone(contract);
    const list = changed.paths?.["/shelves"]?.get;
    const others = list?.parameters?.filter((each) => Object(each).name !== "floor") ?? [];
    Object.assign(list ?? {}, { parameters: [...others, { in: "query", ...parameter }] });
    return changed;
  };

  test("if the default of a parameter excludes it", async () => {
    const schema = { type: "integer", enum: [0, 1, 2], default: 2 };
    const override: Override = (request, respond) => {
      if (request.operationId === "listShelves" && !request.query.has("floor")) request.query.set("floor", "2");
      return respond();
    };
    const changed = withParameter({ name: "floor", schema });
    expect(failuresOf(await runLibrary({ contract: changed, only, override }))).toEqual([]);
  });

  test("if only a switch includes it after a change", async () => {
    const hidden = new Set<string>();
    const override: Override = (request, respond) => {
      const response = respond();
      if (request.operationId === "changeShelf") hidden.add(request.path);
      if (request.operationId !== "listShelves") return response;
      const body = Object(response.body);
      const items = body.items.filter(({ slug }: { slug: string }) => !hidden.has(`/shelves/${slug}`));
      return { ...response, body: { ...body, items, total: items.length } };
    };
    const changed = withParameter({ name: "include_changed", schema: { type: "boolean", default: false } });
    expect(failuresOf(await runLibrary({ contract: changed, only, override }))).toEqual([]);
  });
});

function failuresOf({ results }: Pick<Report, "results">): string[] {
  return results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`));
}

const own = "returnBook > 204 > as reader, own loan";
const others = "returnBook > 204 > as librarian, another user's loan";
const rejected = "returnBook > 403 > as reader, another user's loan";

test.each([
  ["readers can return the books of others", "reader", { status: 204 }, rejected],
  ["readers cannot return their own books", "reader", problem(403, "Librarians only"), own],
  ["librarians cannot return the books of others", "librarian", problem(403, "Readers only"), others],
])("reports that %s", async (_, actor, response, failed) => {
  const override: Override = ({ operationId, caller }, respond) =>
    operationId === "returnBook" && caller === actor ? response : respond();
  const { results } = await runLibrary({ only: [own, others, rejected], override });
  expect(results.map(({ name }) => name)).toEqual([own, others, rejected]);
  expect(results.flatMap(({ name, outcome }) => (outcome === "failed" ? name : []))).toEqual([failed]);
});

test("reports a failure of every page as one entry", async () => {
  const override = after("listShelves", ({ body }) => Object.assign(body, { total: 7 }));
  const report = await runLibrary({ only: ["listShelves > pagination"], override });
  expect(groupFailures(report)).toMatchObject([{ message: expect.stringMatching(/total.* 7\b/) }]);
});

test("reports an operation whose response has no id once, and skips the other tests that depend on it", async () => {
  const withoutId: Contract = JSON.parse(JSON.stringify(contract).replaceAll("body#/slug", "body#/id"));
  const { results } = await runLibrary({ contract: withoutId, only: ["removeShelf > 204", "getShelf > 200"] });
  expect(results[0]?.failures).toMatchObject([{ check: "setup", operationId: "createShelf" }]);
  for (const message of [results[0]?.failures[0]?.message, results[1]?.reason])
    expect(message).toMatch(/createShelf.*\$response\.body#\/id/);
});

test("reports a failed setup once, unless the results already include the failure", async () => {
  const override: Override = (request, respond) =>
    request.operationId === "createShelf" ? { status: 503 } : respond();
  const setupFailure = { outcome: "failed", failures: [{ check: "setup", operationId: "createShelf" }] };
  const only = ["getShelf > 200 > example request", "removeShelf > 204 > example request"];
  expect((await runLibrary({ only, override })).results).toMatchObject([setupFailure, { outcome: "skipped" }]);
  const { results } = await runLibrary({ only: ["createShelf > 201 > example request", ...only], override });
  expect(results.map(({ outcome }) => outcome)).toEqual(["failed", "skipped", "skipped"]);
});
