import { expect, test } from "vitest";
import type { ErrorStatuses } from "../plan/facts.ts";
import { contractOf, specOf } from "../testing/spec.ts";
import { foreignStatuses, outsiderStatus, unknownStatus } from "./error-statuses.ts";

const paths = {
  "/accounts": { get: { operationId: "listAccounts" } },
  "/accounts/{account}": { patch: { operationId: "updateAccount" } },
  "/accounts/{account}/cards/{card}": { get: { operationId: "getCard", responses: { "4XX": { description: "" } } } },
};

function statusesOf(errorStatuses: ErrorStatuses) {
  const spec = specOf(contractOf({ paths }), { errorStatuses });
  const getCard = spec.operation("getCard");
  return {
    unknown: ["account", "card"].map((name) => unknownStatus(getCard, name, spec)),
    foreign: outsiderStatus(getCard, spec),
  };
}

test.each([
  ["both are 404", { path: 404, outsider: { "/accounts/{}": 404 } }, [404, 404], 404],
  ["a foreign one is 403", { path: 404, outsider: { "/accounts/{}": 403 } }, [404, 404], 403],
  [
    "both are 403, but an unknown child is 404",
    { path: 404, unknown: { "/accounts/{}": 403 }, outsider: { "/accounts/{}": 403 } },
    [403, 404],
    403,
  ],
])("reads statuses of unknown and foreign ids: %s", (_, errorStatuses, unknown, foreign) => {
  expect(statusesOf(errorStatuses)).toEqual({ unknown, foreign });
});

test("uses the outsider status of the longest matching path prefix", () => {
  const outsider = { "/accounts/{}": 403, "/accounts/{}/cards/{}": 409 };
  const spec = specOf(contractOf({ paths }), { errorStatuses: { outsider } });
  expect(outsiderStatus(spec.operation("updateAccount"), spec)).toBe(403);
  expect(outsiderStatus(spec.operation("getCard"), spec)).toBe(409);
  expect(outsiderStatus(spec.operation("listAccounts"), spec)).toBeUndefined();
});

test.each<[foreign: string, Record<string, number>, expected: number[]]>([
  ["account", { "/accounts/{}": 403 }, [404, 403]],
  ["card", { "/accounts/{}": 403 }, [404]],
  ["card", { "/accounts/{}": 403, "/accounts/{}/cards/{}": 409 }, [404, 409]],
])("expects the outsider status only if its prefix includes the foreign id: %s", (foreign, outsider, expected) => {
  const spec = specOf(contractOf({ paths }), { errorStatuses: { path: 404, outsider } });
  expect(foreignStatuses(spec.operation("getCard"), foreign, spec)).toEqual(expected);
});
