import { expect, test } from "vitest";
import type { Failure } from "../checks/check.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { foldFailures, type Occurrence } from "./failures.ts";
import type { Result } from "./result.ts";

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));

interface FailureParts extends Partial<Failure> {
  received?: number;
}

function test200(operationId: string, ...failures: FailureParts[]): Occurrence[] {
  return occurrences(
    { name: `${operationId} > 200 > example request`, operationId, kind: "success", status: 200 },
    failures,
  );
}

function scenario(name: string, ...failures: FailureParts[]): Occurrence[] {
  const [operationId = "", kind = ""] = name.split(" > ");
  return occurrences(
    { name, operationId, kind },
    failures.map((each) => ({ check: kind, ...each })),
  );
}

function occurrences(
  about: Pick<Result, "name" | "operationId" | "kind" | "status">,
  parts: FailureParts[],
): Occurrence[] {
  const failures = parts.map(({ received = 200, ...failure }): Failure => {
    return { check: "body", message: "m", exchange: exchangeOf(spec, "look", { status: received }), ...failure };
  });
  const result: Result = { ...about, failures, outcome: "failed", milliseconds: 1 };
  return failures.map((failure) => ({ failure, result, operationId: failure.operationId ?? about.operationId }));
}

function fold(...all: Occurrence[][]): string[][] {
  return foldFailures(all.flat()).map((group) =>
    group.map(({ result, failure }) => `${result.name}: ${failure.message}`),
  );
}

test("folds the failed scenarios of an operation into its failed response", () => {
  const groups = fold(
    test200("getNote", { message: "The body lacks text." }),
    scenario("getNote > safe", { message: "Expected the same response twice, but text is missing." }),
    scenario("createNote > lifecycle", { message: "The body lacks text.", operationId: "getNote", check: "body" }),
  );
  expect(groups).toHaveLength(1);
  expect(groups[0]?.[0]).toBe("getNote > 200 > example request: The body lacks text.");
});

test("keeps failures of different operations, and of different responses of an operation, apart", () => {
  const groups = fold(
    test200("getNote", { message: "The body lacks text." }),
    test200("listNotes", { message: "The body lacks data." }),
    test200("getNote", { message: "Expected status 200, but received 500.", check: "status", received: 500 }),
  );
  expect(groups).toHaveLength(3);
});

test("reports a failure of many operations once", () => {
  const operations = ["listNotes", "listBooks", "listShelves"];
  const failed = operations.map((each, index) =>
    scenario(`${each} > pagination`, { message: `Expected ${each} to return ${index} items, but received none.` }),
  );
  expect(fold(...failed)).toHaveLength(1);
  expect(fold(...failed.slice(1))).toHaveLength(2);
});

test("folds failures that only occur in tests that have already failed", () => {
  const groups = fold(
    scenario(
      "createNote > lifecycle",
      { message: "After updateNote: expected the new text.", operationId: "updateNote" },
      { message: "Expected listNotes to list the note unchanged." },
    ),
  );
  expect(groups).toEqual([
    [
      "createNote > lifecycle: After updateNote: expected the new text.",
      "createNote > lifecycle: Expected listNotes to list the note unchanged.",
    ],
  ]);
});
