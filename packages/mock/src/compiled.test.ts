import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listOperations, resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import spawn from "nano-spawn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApplication } from "./application/application.ts";
import { compileChecks } from "./compile.ts";
import { compileOnDemand } from "./contract/compiler.ts";
import { describeErrors } from "./contract/messages.ts";
import { planOperation } from "./contract/operation-plan.ts";
import { loadPrecompiledChecks } from "./contract/precompiled.ts";
import type { GetChecks, SchemaCheck } from "./contract/validation.ts";
import { getFieldCheck } from "./resources/conventions/convention-import.ts";
import { tableNames } from "./store/tables.ts";

const runningSession = "1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";

let folder: string;
let file: string;
let precompiled: GetChecks;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-checks-"));
  file = join(folder, "checks.mjs");
  await writeFile(file, compileChecks());
  const { default: checks } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  precompiled = loadPrecompiledChecks(checks);
});
afterAll(() => rm(folder, { recursive: true }));

test.each(listOperations(contract))("finds the same errors as checks compiled on demand: $operationId", (operation) => {
  const { parameters, requestBody } = operation;
  const query = Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
  const bodies = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  const find = (getChecks: GetChecks) => {
    const { checkQuery, body } = planOperation(getChecks(contract), operation);
    return [
      ...invalidCopies(query).map((each) => runCheck(checkQuery, each)),
      ...bodies.flatMap((each) =>
        invalidCopies(resolve(contract, each).value).map((value) => runCheck(body?.check, value)),
      ),
    ];
  };
  expect(find(precompiled)).toEqual(find(compileOnDemand));
});

test("rejects invalid input of controls and imports like checks compiled on demand", () => {
  const find = (getChecks: GetChecks) => {
    const { control } = createApplication({ contract, now: "2026-11-20T14:00:00Z" }, { getChecks });
    const restore = (records: object) => control.restore({ ...control.snapshot(), records });
    return [
      catchError(() => control.faults.add({ operation: 7 } as never)),
      catchError(() => control.requests({ operation: 7 } as never)),
      catchError(() => control.limits.set({ address: "localhost" })),
      catchError(() => control.sessions.setOutcome(runningSession, 7 as never)),
      catchError(() => control.sessions.addTask(runningSession, { duration_seconds: -1 })),
      catchError(() => control.restore({ version: 2 } as never)),
      ...tableNames.map((table) => catchError(() => restore({ [table]: [{ id: "1" }] }))),
      getFieldCheck(getChecks(contract))({ key: "In Capitals" } as never, "key"),
    ];
  };
  expect(find(precompiled)).toEqual(find(compileOnDemand));
});

test("does not generate code from strings", async () => {
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
  const { stdout } = await spawn(process.execPath, flags, { cwd: import.meta.dirname });
  expect(stdout).toContain("422 {");
  expect(stdout).toContain('"name":["must be a string"]');
});

test("reports checks that were compiled from another contract", () => {
  const check = precompiled(contract).of({ type: "string", maxLength: 7 });
  expect(() => check("a")).toThrow("another contract");
});

const invalidValues = [undefined, null, -1, 1.5, "", "\ud800", "ä".repeat(3e5), ["a", "a"], Array(6000).fill(""), {}];

/** Copies of a value, each with one invalid part at any depth. */
function invalidCopies(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return invalidValues;
  const inner = Object.entries(value).flatMap(([key, part]) =>
    invalidCopies(part).map((each) => Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: each })),
  );
  return [...invalidValues, ...inner];
}

function runCheck(check: SchemaCheck | undefined, value: unknown): object {
  const copy = structuredClone(value);
  return { errors: describeErrors(check?.(copy) ?? []), withDefaults: copy };
}

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return { ...(error as object) };
  }
}
