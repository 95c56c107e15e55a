import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { createSpecModel } from "../spec/create-model.ts";
import library from "../testing/library/contract.ts";
import libraryPlan from "../testing/library/plan.ts";
import { listOperationTestCases, listTestCases } from "./index.ts";

const cases = {
  crewkit: listTestCases({ spec: createSpecModel(readContract(), crewkit), seed: 1 }),
  library: listTestCases({ spec: createSpecModel(library, libraryPlan), seed: 1 }),
};

test.each(["crewkit", "library"] as const)("test cases of %s have unique names", (api) => {
  const names = cases[api].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("covers headers, ids, lists, bodies and roles of an API with other conventions", () => {
  const names = cases.library.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "lendBook > 400 > header Branch: missing",
      "lendBook > 400 > header Branch: not in the enum",
      "getBook > 400 > path book: malformed",
      "getBook > 404 > path book: unknown",
      "listShelves > 400 > query floor: invalid item (not in the enum)",
      "listShelves > 400 > query floor: invalid item (not a number) after a valid item",
      "listBooks > 400 > query kind: empty",
      "listBooks > 200 > query page: percent-encoded",
      "shelveBook > 400 > body scale: less than 1000",
      "shelveBook > 400 > body title: 100000 characters",
      "shelveBook > 400 > body tags.1: a number instead of string",
      "changeShelf > 400 > body slug: only in responses",
      "lendBook > 401 > token: another scheme",
      "shelveBook > 403 > as reader, below librarian",
    ]),
  );
});

test("tests every actor if a permission lists its actors", () => {
  const plan = {
    ...libraryPlan,
    actors: ["librarian", "clerk", "reader"],
    permission: { lendBook: ["librarian", "reader"] },
  };
  const spec = createSpecModel(library, plan);
  const permission = listOperationTestCases(spec.operation("lendBook"), { spec, seed: 1 }).filter(
    ({ kind, edits }) => kind === "access" && edits.some((edit) => edit.in === "as" && edit.actor !== "visitor"),
  );
  expect(permission.map(({ name }) => name)).toEqual([
    "lendBook > 201 > as librarian",
    "lendBook > 201 > as reader",
    "lendBook > 403 > as clerk, without permission",
  ]);
});

test("uses only example.com addresses", () => {
  const edits = cases.crewkit.flatMap((each) => each.edits);
  const addresses = edits.flatMap((edit) => ("value" in edit && /@.+\./.test(String(edit.value)) ? [edit.value] : []));
  expect(addresses).not.toEqual([]);
  expect(addresses.filter((address) => !/[@.]example\.com$/i.test(String(address)))).toEqual([]);
});
