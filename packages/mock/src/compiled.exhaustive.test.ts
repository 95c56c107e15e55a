import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Application, createApplication } from "./application.ts";
import { compileOnDemand } from "./contract/compiler.ts";
import { getRecordsCheck } from "./control/validate-records.ts";
import { createDefaultApplication } from "./default-application.ts";
import { tableNames } from "./store/store.ts";
import { bodies, bytesOf, type HostileRequest, headersOf } from "./testing/hostile.ts";
import { type CompiledModule, compileToFile, expectSameChecks, expectSameOperation } from "./testing/precompiled.ts";

let compiled: CompiledModule;
beforeAll(async () => {
  compiled = await compileToFile(contract);
});
afterAll(() => compiled.remove());

describe("precompiled checks find the same errors as checks compiled on demand", () => {
  test.each(listOperations(contract))("in bodies and queries of $operationId", (operation) => {
    expectSameOperation(compiled.getChecks, contract, operation);
  });

  test.each(tableNames)("in records of %s", (table) => {
    const [record = {}] = createDefaultApplication().control.snapshot().records[table] ?? [];
    const [first, second] = [compiled.getChecks, compileOnDemand].map((of) => getRecordsCheck(of(contract)));
    expectSameChecks(first, second, [{ records: { [table]: [record] } }]);
  });

  test.each(bodies)("in the malformed body: $name", async (hostile) => {
    const application = createApplication({ contract }, { getChecks: compiled.getChecks });
    expect(await send(hostile, application)).toEqual(await send(hostile, createDefaultApplication()));
  });
});

async function send(hostile: HostileRequest, application: Application): Promise<object> {
  const { method = "GET", target = "" } = hostile;
  const headers = Object.fromEntries(headersOf(hostile).map(([name, value]) => [name.toLowerCase(), value]));
  const client = { address: "192.0.2.1", origin: "http://crewkit.test" };
  const { status, body } = await application.handle({ method, target, headers, body: bytesOf(hostile), ...client });
  return { status, body };
}
