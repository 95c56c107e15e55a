import { expect, test } from "vitest";
import { contractOf, specOf } from "../testing/spec.ts";
import { foreignStatuses, outsiderStatus, unknownStatus } from "./error-statuses.ts";

const paths = {
  "/accounts": { get: { operationId: "listAccounts" } },
  "/accounts/{account}": { patch: { operationId: "updateAccount" } },
  "/accounts/{account}/cards/{card}": { get: { operationId: "getCard", responses: { "4XX": { description: "" } } } },
};

test("reads the status of an unknown id by its path, or else the general one", () => {
  const spec = specOf(contractOf({ paths }), { errorStatuses: { path: 404, unknown: { "/accounts/{}": 403 } } });
  const getCard = spec.operation("getCard");
  expect(["account", "card"].map((name) => unknownStatus(getCard, name, spec))).toEqual([403, 404]);
});

test("uses the outsider status of the longest matching path prefix", () => {
  const outsider = { "/accounts/{}": 403, "/accounts/{}/cards/{}": 409 };
  const spec = specOf(contractOf({ paths }), { errorStatuses: { outsider } });
  const operationIds = ["updateAccount", "getCard", "listAccounts"];
  expect(operationIds.map((each) => outsiderStatus(spec.operation(each), spec))).toEqual([403, 409, undefined]);
});

test.each<[foreign: string, Record<string, number>, expected: number[]]>([
  ["account", { "/accounts/{}": 403 }, [404, 403]],
  ["card", { "/accounts/{}": 403 }, [404]],
  ["card", { "/accounts/{}": 403, "/accounts/{}/cards/{}": 409 }, [404, 409]],
])("expects the outsider status only if its prefix includes the foreign id: %s", (foreign, outsider, expected) => {
  const spec = specOf(contractOf({ paths }), { errorStatuses: { path: 404, outsider } });
  expect(foreignStatuses(spec.operation("getCard"), foreign, spec)).toEqual(expected);
});
