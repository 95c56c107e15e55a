import { readContract } from "@crewkit/openapi/node";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createLaw } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import library from "../testing/library/contract.ts";
import libraryPlan from "../testing/library/plan.ts";
import { listCases } from "./index.ts";

const laws = { crewkit: createLaw(readContract(), crewkit), library: createLaw(library, libraryPlan) };

test.each(Object.entries(laws))(
  "%s: each case has a name of its own, and nothing is sent to make it",
  (_, law) => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const names = listCases({ law, seed: 1 }).map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
  },
  30_000,
);

test("the same seed gives the same cases", () => {
  const [first, second] = [7, 7].map((seed) => listCases({ law: laws.library, seed }));
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});

test.each(Object.entries(laws))(
  "%s: each operation has a case that succeeds",
  (_, law) => {
    const succeeding = new Set(
      listCases({ law, seed: 1 }).flatMap(({ kind, operation }) => (kind === "success" ? operation : [])),
    );
    expect(succeeding.size).toBe(law.operations.length);
  },
  30_000,
);

test("what an API that is asked otherwise is asked", () => {
  const names = listCases({ law: laws.library, seed: 1 }).map(({ name }) => name);
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

test("no case holds more than half a megabyte or so", () => {
  const sizes = listCases({ law: laws.crewkit, seed: 1 }).map(({ edits }) => JSON.stringify(edits).length);
  expect(Math.max(...sizes)).toBeLessThan(700_000);
}, 30_000);

test("a body that is made is right without the fields that are the plan's", () => {
  const law = createLaw(readContract(), { ...crewkit, operations: { updateProject: { unique: ["slug"] } } });
  const made = listCases({ law, seed: 1 }).find(
    ({ name }) => name === "updateProject > 200 > with a body made from the schema",
  );
  const bodies = fc.sample(made?.generated ?? fc.constant([]), { seed: 2, numRuns: 200 });
  const sets = bodies.map((edits) => edits.filter((edit) => "value" in edit).length);
  expect(Math.min(...sets)).toBeGreaterThan(0);
});

test("no address is one that somebody may have", () => {
  const edits = listCases({ law: laws.crewkit, seed: 1 }).flatMap((each) => each.edits);
  const addresses = edits.flatMap((edit) => ("value" in edit && /@.+\./.test(String(edit.value)) ? [edit.value] : []));
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => !String(address).endsWith("@example.com"))).toEqual([]);
});
