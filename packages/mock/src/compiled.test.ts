import { type Contract, listOperations } from "@crewkit/openapi";
import published from "@crewkit/openapi/openapi.json" with { type: "json" };
import spawn from "nano-spawn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApplication } from "./application.ts";
import { createDefaultApplication } from "./default-application.ts";
import { type CompiledModule, compileToFile, expectSameOperation } from "./testing/precompiled.ts";

// These operations cover every keyword, type and format in the contract's requests. The exhaustive test covers the rest.
const sampleIds = [
  "completePasskeyRegistration",
  "createOrganization",
  "createSession",
  "getAnalyticsSummary",
  "importResources",
  "listMembers",
  "requestMagicLink",
  "updateRole",
  "updateSession",
];
const sample = listOperations(published).filter(({ operationId }) => sampleIds.includes(operationId));
const paths = sample.map(({ path }) => [path, published.paths?.[path]]);
const contract: Contract = { ...published, paths: Object.fromEntries(paths) };

const runningSession = "1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";

let compiled: CompiledModule;
beforeAll(async () => {
  compiled = await compileToFile(contract);
});
afterAll(() => compiled.remove());

test.each(sample)("finds the same errors as checks compiled on demand: $operationId", (operation) => {
  expectSameOperation(compiled.getChecks, contract, operation);
});

test("rejects invalid input of controls like checks compiled on demand", () => {
  const [onDemand, precompiled] = [
    createDefaultApplication(),
    createApplication({ contract }, { getChecks: compiled.getChecks }),
  ].map(({ control }) => [
    catchError(() => control.faults.add({ operation: 7 } as never)),
    catchError(() => control.limits.set({ address: "localhost" })),
    catchError(() => control.sessions.setOutcome(runningSession, 7 as never)),
    catchError(() => control.sessions.addTask(runningSession, { duration_seconds: -1 })),
    catchError(() => control.restore({ version: 2 } as never)),
    catchError(() => control.restore({ ...control.snapshot(), records: { sessions: [{ id: "1" } as never] } })),
  ]);
  expect(precompiled).toEqual(onDemand);
});

test("does not generate code from strings", async () => {
  const program = `
    import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
    import { createMock } from "@crewkit/mock/compiled";
    import checks from "${compiled.file}";
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
  const check = compiled.getChecks(contract).of({ type: "string", maxLength: 7 });
  expect(() => check("a")).toThrow("another contract");
});

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return { ...(error as object) };
  }
}
