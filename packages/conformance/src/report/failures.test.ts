import { expect, test } from "vitest";
import type { Failure } from "../base/failure.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { foldFailures, type Occurrence } from "./failures.ts";

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));

function failure(name: string, message: string, parts: Partial<Failure> & { received?: number } = {}): Occurrence {
  const [operationId = "", second = ""] = name.split(" > ");
  const status = /^\d+$/.test(second) ? Number(second) : undefined;
  const { received = status ?? 200, check = status === undefined ? second : "body", ...rest } = parts;
  const failed = { check, message, exchange: exchangeOf(spec, "look", { status: received }), ...rest };
  const kind = status === undefined ? second : "body-fields";
  const rule = name.split(" > ")[2]?.split(": ")[0];
  const result = {
    name,
    operationId,
    kind,
    status,
    rule,
    outcome: "failed" as const,
    failures: [failed],
    milliseconds: 1,
  };
  return { failure: failed, result, operationId: failed.operationId ?? operationId };
}

function statusFailure(name: string, expected: number, received: number): Occurrence {
  return failure(name, `Expected status ${expected}, but received ${received} with {}.`, {
    check: "status",
    expectedStatus: `${expected}`,
    received,
  });
}

test.each<[string, ...Occurrence[]]>([
  [
    "values and ids",
    failure("addNote > values", 'Expected the note as sent, but text is "a", not "b…. Store it.'),
    failure("addNote > values", 'Expected the note as sent, but text is 12, not {"c":true}. Store it.'),
  ],
  [
    "the operation that another operation's scenario calls",
    failure("getNote > 200 > example request", "The body lacks `text`."),
    failure("addNote > lifecycle", "getNote: The body lacks `text`.", {
      check: "body",
      rule: "The body lacks `text`.",
      operationId: "getNote",
    }),
  ],
  [
    "server errors for several fields",
    statusFailure("addNote > 422 > body text: missing", 422, 500),
    statusFailure("addNote > 422 > body color: missing", 422, 500),
  ],
  [
    "invalid values of a field that are accepted",
    statusFailure("addNote > 422 > body text: missing", 422, 201),
    statusFailure("addNote > 422 > body text: longer than 20", 422, 201),
  ],
  [
    "a header that is missing in eight operations",
    ...[..."abcdefgh"].map((id) => failure(`${id} > 200 > example request`, "Expected header Date.")),
  ],
])("folds failures of %s", (_, ...occurrences) => {
  expect(foldFailures(occurrences)).toEqual([occurrences]);
});

test.each<[string, Occurrence, Occurrence]>([
  [
    "fields that were lost",
    failure("addNote > values", "Expected the note as sent, but text is missing, not 1."),
    failure("addNote > values", "Expected the note as sent, but color is missing, not 1."),
  ],
  [
    "fields that are accepted although they are invalid",
    statusFailure("addNote > 422 > body text: missing", 422, 201),
    statusFailure("addNote > 422 > body color: missing", 422, 201),
  ],
  [
    "rules that are ignored",
    statusFailure("addNote > 422 > textTaken", 422, 201),
    statusFailure("addNote > 422 > textBlank", 422, 201),
  ],
  [
    "statuses",
    failure("getNote > idempotent", "Undocumented.", { expectedStatus: "documented", received: 502 }),
    failure("getNote > idempotent", "Undocumented.", { expectedStatus: "documented", received: 418 }),
  ],
  [
    "responses",
    failure("getNote > 401 > no token", "Expected header Date."),
    failure("getNote > 404 > path id: unknown", "Expected header Date."),
  ],
  [
    "operations",
    failure("getNote > idempotent", "Expected the same response twice."),
    failure("addNote > idempotent", "Expected the same response twice."),
  ],
])("keeps failures of different %s apart", (_, ...occurrences) => {
  expect(foldFailures(occurrences)).toEqual(occurrences.map((each) => [each]));
});
