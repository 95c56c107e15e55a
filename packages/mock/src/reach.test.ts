import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import type { OperationId } from "./call.ts";
import { dumpRecords } from "./store/records.ts";
import { createTestApi, type TestApi } from "./testing/api.ts";
import { requestFor } from "./testing/request-for.ts";

// Each operation × documented status, reached by a request as a client would send it, and never by `Prefer`.
for (const operation of listOperations(contract)) {
  const id = operation.operationId as OperationId;
  describe(id, () => {
    test.each(Object.keys(operation.responses).map(Number))("%i", async (status) => {
      const api = createTestApi({ limits: status === 429 });
      const request = await requestFor(operation, status, api);
      const before = stored(api);
      expect((await api.call(id, request)).status).toBe(status);
      if (status >= 400) expect(stored(api), "a refused request changes nothing").toEqual(before);
    });
  });
}

// What the API remembers, apart from attempts: a device that polled, a challenge that is used up.
function stored({ state }: TestApi) {
  const { device_grants, passkey_challenges, ...records } = dumpRecords(state.store);
  return records;
}
