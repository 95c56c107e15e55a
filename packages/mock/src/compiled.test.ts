import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import spawn from "nano-spawn";
import { afterAll, describe, expect, test } from "vitest";
import type { OperationId } from "./call.ts";
import { compilingChecks } from "./contract/compiler.ts";
import { describeFaults } from "./contract/messages.ts";
import { planOperation } from "./contract/plan.ts";
import type { Check } from "./contract/validation.ts";
import { recordChecksOf } from "./control/check-records.ts";
import { createCore } from "./mock.ts";
import { tableNames } from "./store/store.ts";
import { createTestApi } from "./testing/api.ts";
import { createCompiledCore, file, forgetFile } from "./testing/compiled.ts";
import { bodies } from "./testing/hostile/bodies.ts";
import { bytesOf, type Hostile, headersOf } from "./testing/hostile/case.ts";
import { hostileCopies } from "./testing/hostile/copies.ts";
import { requestFor } from "./testing/request-for.ts";

type Make = typeof createCore;
afterAll(forgetFile);
const checksOf = [compilingChecks, createCompiledCore().state.checksOf];

describe.each(listOperations(contract))("$operationId", (operation) => {
  test("answers each documented status in the same words", async () => {
    for (const status of Object.keys(operation.responses).map(Number)) {
      expect(await reach(operation, status, createCompiledCore)).toEqual(await reach(operation, status, createCore));
    }
  });

  test("judges each body and each query alike", () => {
    const [compiling, compiled] = checksOf.map((of) => planOperation(of(contract), operation));
    for (const value of bodiesOf(operation).flatMap(hostileCopies)) {
      expect(judge(compiled?.body?.check, value)).toEqual(judge(compiling?.body?.check, value));
    }
    for (const value of hostileCopies(queryOf(operation))) {
      expect(judge(compiled?.checkQuery, value)).toEqual(judge(compiling?.checkQuery, value));
    }
  });
});

test.each(tableNames)("records of %s are judged alike", (table) => {
  const [compiling, compiled] = checksOf.map((of) => recordChecksOf(of(contract))[table]);
  for (const value of hostileCopies(createTestApi().control.snapshot().records[table]?.[0] ?? {})) {
    expect(judge(compiled, value)).toEqual(judge(compiling, value));
  }
});

test.each(bodies)("$name: answered alike", async (hostile) => {
  expect(await send(hostile, createCompiledCore)).toEqual(await send(hostile, createCore));
});

test("a fault and a snapshot that are none are refused alike", () => {
  const refused = [createCore, createCompiledCore].map((make) => {
    const { control } = make();
    return [() => control.faults.add({ operation: 7 } as never), () => control.restore({ version: 2 } as never)].map(
      caught,
    );
  });
  expect(refused[1]).toEqual(refused[0]);
});

test("no text becomes code", async () => {
  const program = `
    import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
    import { createMock } from "@crewkit/mock/compiled";
    import checks from "${file}";
    const mock = createMock({ contract, checks, auth: false });
    const response = await mock.fetch("http://crewkit.test/api/v1/organizations", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: 7 }),
    });
    console.log(response.status, await response.text());`;
  const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", program];
  const { stdout } = await spawn("node", flags, { cwd: import.meta.dirname });
  expect(stdout).toContain('422 {"error":"Validation failed');
  expect(stdout).toContain('"name":["must be a string"]');
});

test("checks of another contract are told from faults of a request", () => {
  const { checksOf } = createCompiledCore().state;
  expect(() => checksOf(contract).of({ type: "string", maxLength: 7 })("a")).toThrow("compile them anew");
});

async function reach(operation: Operation, expected: number, make: Make): Promise<object> {
  const api = createTestApi({ limits: expected === 429 }, make);
  const request = await requestFor(operation, expected, api);
  const { status, body } = await api.call(operation.operationId as OperationId, request);
  return { status, body };
}

function judge(check: Check | undefined, value: unknown): object {
  const judged = structuredClone(value);
  return { told: describeFaults(check?.(judged) ?? []), judged };
}

async function send(hostile: Hostile, make: Make): Promise<object> {
  const { method = "GET", target = "" } = hostile;
  const headers = Object.fromEntries(headersOf(hostile).map(([name, value]) => [name.toLowerCase(), value]));
  const where = { address: "192.0.2.1", origin: "http://crewkit.test" };
  const { status, body } = await make().handle({ method, target, headers, body: bytesOf(hostile), ...where });
  return { status, body };
}

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return { ...(error as object) };
  }
}

function bodiesOf({ requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  return Object.values(examples).map((example) => resolve(contract as Contract, example).value);
}

function queryOf({ parameters }: Operation): object {
  return Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
}
