import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Application, createApplication } from "./application.ts";
import { compilingChecks } from "./contract/compiler.ts";
import { recordsCheckOf } from "./control/records-schema.ts";
import { createPublished } from "./published.ts";
import { tableNames } from "./store/store.ts";
import { type CompiledModule, compileToFile, expectSameChecks, expectSameOperation } from "./testing/compiled.ts";
import { bodies } from "./testing/hostile/bodies.ts";
import { bytesOf, type Hostile, headersOf } from "./testing/hostile/case.ts";

let compiled: CompiledModule;
beforeAll(async () => {
  compiled = await compileToFile(contract);
});
afterAll(() => compiled.remove());

describe("checks compiled beforehand find the same faults as checks compiled on demand", () => {
  test.each(listOperations(contract))("in bodies and queries of $operationId", (operation) => {
    expectSameOperation(compiled.checksOf, contract, operation);
  });

  test.each(tableNames)("in records of %s", (table) => {
    const [record = {}] = createPublished().control.snapshot().records[table] ?? [];
    const [first, second] = [compiled.checksOf, compilingChecks].map((of) => recordsCheckOf(of(contract)));
    expectSameChecks(first, second, [{ records: { [table]: [record] } }]);
  });

  test.each(bodies)("in the hostile body: $name", async (hostile) => {
    const application = createApplication({ contract }, { checksOf: compiled.checksOf });
    expect(await send(hostile, application)).toEqual(await send(hostile, createPublished()));
  });
});

async function send(hostile: Hostile, application: Application): Promise<object> {
  const { method = "GET", target = "" } = hostile;
  const headers = Object.fromEntries(headersOf(hostile).map(([name, value]) => [name.toLowerCase(), value]));
  const where = { address: "192.0.2.1", origin: "http://crewkit.test" };
  const { status, body } = await application.handle({ method, target, headers, body: bytesOf(hostile), ...where });
  return { status, body };
}
