import { listOperations, type Operation } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import type { OperationId } from "./call.ts";
import { dumpRecords } from "./store/records.ts";
import { createTestApi, type TestApi } from "./testing/api.ts";
import { requestFor } from "./testing/request-for.ts";

// The conformance run reaches these statuses too, but sees only what the API shows of its records.
describe.each(listOperations(contract))("$operationId", (operation) => {
  test.each(statusesOf(operation))("returns %i, and an error changes no record", async (status) => {
    const api = createTestApi();
    const request = await requestFor(operation, status, api);
    const before = stored(api);
    expect((await api.call(operation.operationId as OperationId, request)).status).toBe(status);
    if (status >= 400) expect(stored(api)).toEqual(before);
  });
});

// Without those that any request gets before it reaches a handler.
function statusesOf({ responses }: Operation): number[] {
  const statuses = Object.keys(responses).map(Number);
  return statuses.filter((status) => status !== 429 && status !== 500);
}

// What the API remembers, apart from attempts: a device that polled, a challenge that is used up.
function stored({ state }: TestApi) {
  const { device_grants, passkey_challenges, ...records } = dumpRecords(state.store);
  return records;
}
