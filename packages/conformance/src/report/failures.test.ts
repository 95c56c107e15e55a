import { expect, test } from "vitest";
import type { Failure } from "../base/failure.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { differences } from "../values/differences.ts";
import { type FailureText, inRule, joinTexts, text } from "../values/format.ts";
import { foldFailures, type Occurrence } from "./failures.ts";

const spec = specOf(contractOf({ paths: { "/": { get: { operationId: "look", responses: {} } } } }));

function failure(
  name: string,
  message: string | FailureText,
  parts: Partial<Failure> & { received?: number } = {},
): Occurrence {
  const [operationId = "", second = ""] = name.split(" > ");
  const status = /^\d+$/.test(second) ? Number(second) : undefined;
  const { received = status ?? 200, check = status === undefined ? second : "body", ...rest } = parts;
  const failed = { check, ...rest, ...inRule(message), exchange: exchangeOf(spec, "look", { status: received }) };
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
  return failure(name, text`Expected status ${expected}, but received ${received} with {}.`, {
    check: "status",
    expectedStatus: `${expected}`,
    received,
  });
}

function notAsSent(sent: object, received: object): FailureText {
  return text`Expected the note as sent, but ${joinTexts(differences(sent, received))}. Store it.`;
}

test.each<[string, ...Occurrence[]]>([
  [
    "values and ids",
    failure("addNote > values", notAsSent({ text: "b" }, { text: "a" })),
    failure("addNote > values", notAsSent({ text: { c: true } }, { text: 12 })),
  ],
  [
    "items at other positions",
    failure("listNotes > values", notAsSent([{ text: "b" }], [{ text: "a" }])),
    failure("listNotes > values", notAsSent([{}, { text: "b" }], [{}, { text: "a" }])),
  ],
  [
    "the operation that another operation's scenario calls",
    failure("getNote > 200 > example request", "The body lacks `text`."),
    failure(
      "addNote > lifecycle",
      { message: "getNote: The body lacks `text`.", rule: "The body lacks `text`." },
      { check: "body", operationId: "getNote" },
    ),
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
    ...[..."abcdefgh"].map((id) => failure(`${id} > 200 > example request`, text`Expected header Date from ${id}.`)),
  ],
])("folds failures of %s", (_, ...occurrences) => {
  expect(foldFailures(occurrences)).toEqual([occurrences]);
});

test.each<[string, Occurrence, Occurrence]>([
  [
    "fields that were lost",
    failure("addNote > values", notAsSent({ text: 1 }, {})),
    failure("addNote > values", notAsSent({ color: 1 }, {})),
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
