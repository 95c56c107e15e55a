import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";
import { describe, expect, test } from "vitest";
import { brokenLibraries } from "../testing/library/broken.ts";
import contract from "../testing/library/contract.ts";
import { runLibrary } from "../testing/library/run.ts";
import { changeResponse, type Mutate, withTotal } from "../testing/library/server.ts";

// The library API shares no conventions with crewkit.
test("passes another API that conforms to its contract, and tests every operation", async () => {
  const results = await runLibrary();
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
  const skipped = results.filter(({ outcome }) => outcome === "skipped").map(({ name, reason }) => [name, reason]);
  expect(Object.fromEntries(skipped)).toEqual({
    "listBooks > 500 > server error": expect.any(String),
    "shelveBook > 500 > server error": expect.any(String),
    "createShelf > ownership of the actors": expect.stringContaining('"/shelves/{}"'),
    "createShelf > ownership of an outsider": expect.stringContaining('"/shelves/{}"'),
    "shelveBook > ownership of the actors": expect.stringContaining('"/shelves/{}/books/{}"'),
    "shelveBook > ownership of an outsider": expect.stringContaining('"/shelves/{}/books/{}"'),
  });
  const passed = new Set(results.flatMap(({ outcome, operationId }) => (outcome === "passed" ? operationId : [])));
  expect(passed).toEqual(new Set(listOperations(contract).map(({ operationId }) => operationId)));
});

test("the README has the plan of the library", () => {
  const source = readFileSync(join(import.meta.dirname, "../testing/library/plan.ts"), "utf8");
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  expect(readme).toContain(source.replace("../../index.ts", "@crewkit/conformance"));
});

const libraries = Object.entries(brokenLibraries).flatMap(([only, broken]) =>
  Object.entries(broken).map(([description, mutate]) => ({ only, description, mutate })),
);

describe("reports that", () => {
  test.each(libraries)("$description: $only", async ({ only, mutate }) => {
    const results = await runLibrary({ only: [only], mutate });
    const failures = results.flatMap((result) => result.failures);
    expect(failures.map(({ check }) => check)).toContain(only.split(/ > | /)[1]);
    for (const result of results) expect(result.failures.length).toBeLessThan(10);
    for (const { message } of failures) expect(message.length).toBeLessThan(600);
  });
});

test.each([
  [204, "passed"],
  [503, "failed"],
])("accepts only a success for a repeated DELETE without documented errors: %i", async (status, outcome) => {
  const withoutErrors = structuredClone(contract);
  Object.assign(withoutErrors.paths?.["/shelves/{shelf}"]?.delete ?? {}, { responses: { 204: { description: "" } } });
  const mutate: Mutate = (response, { operationId }) =>
    operationId === "removeShelf" && response.status === 404 ? { status } : response;
  const [result] = await runLibrary({ contract: withoutErrors, only: ["removeShelf > deleted"], mutate });
  expect(result?.outcome).toBe(outcome);
});

test("reports a writeOnly field in a response", async () => {
  const mutate = changeResponse("getShelf", ({ body, ...response }) => ({
    ...response,
    body: { ...Object(body), lock: "0417" },
  }));
  const [result] = await runLibrary({ only: ["getShelf > 200 > example request"], mutate });
  expect(result?.failures.map(({ message }) => message)).toEqual([
    expect.stringMatching(/\/lock, which is writeOnly .*Fix the response/),
  ]);
});

test("reports a failure of every page once, with the number of similar failures", async () => {
  const mutate = changeResponse("listShelves", (response) => withTotal(response, 7));
  const results = await runLibrary({ only: ["listShelves > pagination"], mutate });
  const messages = results.flatMap(({ failures }) => failures.map(({ message }) => message));
  expect(messages).toEqual([expect.stringMatching(/total.* 7\b.*\d+ similar/)]);
});

test("reports an operation whose response has no id once, and skips the other tests that depend on it", async () => {
  const withoutId: Contract = JSON.parse(JSON.stringify(contract).replaceAll("body#/slug", "body#/id"));
  const [first, second] = await runLibrary({ contract: withoutId, only: ["removeShelf > 204", "getShelf > 200"] });
  expect(first?.failures).toMatchObject([{ check: "setup", operationId: "createShelf" }]);
  for (const message of [first?.failures[0]?.message, second?.reason])
    expect(message).toMatch(/createShelf.*\$response\.body#\/id/);
});

test("reports a failed setup once, unless the results already include the failure", async () => {
  const mutate: Mutate = (response, { operationId }) => (operationId === "createShelf" ? { status: 503 } : response);
  const setupFailure = { outcome: "failed", failures: [{ check: "setup", operationId: "createShelf" }] };
  const tests = ["getShelf > 200 > example request", "removeShelf > 204 > example request"];
  expect(await runLibrary({ only: tests, mutate })).toMatchObject([setupFailure, { outcome: "skipped" }]);
  const [creation, ...others] = await runLibrary({ only: ["createShelf > 201 > example request", ...tests], mutate });
  expect(creation?.outcome).toBe("failed");
  expect(others.map(({ outcome }) => outcome)).toEqual(["skipped", "skipped"]);
});
