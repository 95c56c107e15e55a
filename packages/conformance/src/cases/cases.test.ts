import { readContract } from "@crewkit/openapi/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { maxSize } from "../schema/variations.ts";
import { createSpecModel } from "../spec/model.ts";
import library from "../testing/library/contract.ts";
import libraryPlan from "../testing/library/plan.ts";
import { listOperationTestCases, listTestCases } from "./index.ts";

const specs = { crewkit: createSpecModel(readContract(), crewkit), library: createSpecModel(library, libraryPlan) };
const cases = {
  crewkit: listTestCases({ spec: specs.crewkit, seed: 1 }),
  library: listTestCases({ spec: specs.library, seed: 1 }),
};

describe.each(["crewkit", "library"] as const)("the cases of %s", (api) => {
  test("have unique names", () => {
    const names = cases[api].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("have a success for each operation", () => {
    const succeeding = new Set(cases[api].flatMap(({ kind, operation }) => (kind === "success" ? operation : [])));
    expect(succeeding).toEqual(new Set(specs[api].operations));
  });
});

test("the same seed gives the same cases", () => {
  const [first, second] = [7, 7].map((seed) => listTestCases({ spec: specs.library, seed }));
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});

test("an API with other conventions has cases for its headers, ids, lists, bodies and roles", () => {
  const names = cases.library.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "lendBook > 400 > header Branch: missing",
      "lendBook > 400 > header Branch: no value of the enum",
      "getBook > 400 > path book: malformed",
      "getBook > 404 > path book: unknown",
      "listShelves > 400 > query floor: an item that is no value of the enum",
      "shelveBook > 400 > body scale: less than 1000",
      "shelveBook > 403 > as reader, below librarian",
    ]),
  );
});

test("no case holds much more than the longest value that a schema is broken with", () => {
  const sizes = cases.crewkit.map(({ edits }) => JSON.stringify(edits).length);
  expect(Math.max(...sizes)).toBeLessThan(1.2 * maxSize.characters);
});

test("generates bodies without the fields that the plan makes unique", () => {
  const spec = createSpecModel(readContract(), { ...crewkit, operations: { updateProject: { unique: ["slug"] } } });
  const testCase = listOperationTestCases(spec.operation("updateProject"), { spec, seed: 1 }).find(
    ({ name }) => name === "updateProject > 200 > with a body made from the schema",
  );
  const bodies = fc.sample(testCase?.generated ?? fc.constant([]), { seed: 2, numRuns: 200 });
  const sets = bodies.map((edits) => edits.filter((edit) => "value" in edit).length);
  expect(Math.min(...sets)).toBeGreaterThan(0);
});

test("no address can belong to anyone", () => {
  const edits = cases.crewkit.flatMap((each) => each.edits);
  const addresses = edits.flatMap((edit) => ("value" in edit && /@.+\./.test(String(edit.value)) ? [edit.value] : []));
  expect(addresses).not.toEqual([]);
  expect(addresses.filter((address) => !String(address).endsWith("@example.com"))).toEqual([]);
});
