import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { expect } from "vitest";
import { compileChecks } from "../compile.ts";
import { compiledChecks } from "../contract/compiled.ts";
import { compilingChecks } from "../contract/compiler.ts";
import { describeFaults } from "../contract/messages.ts";
import { planOperation } from "../contract/plan.ts";
import type { Check, ChecksOf } from "../contract/validation.ts";
import { hostileCopies } from "./hostile/copies.ts";

export interface CompiledModule {
  file: string;
  checksOf: ChecksOf;
  remove(): Promise<void>;
}

/** Compiles the checks of a contract into a temporary file, and imports it. */
export async function compileToFile(contract: Contract): Promise<CompiledModule> {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-checks-"));
  const file = join(folder, "checks.mjs");
  await writeFile(file, compileChecks(contract));
  const { default: checks } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return { file, checksOf: compiledChecks(checks), remove: () => rm(folder, { recursive: true }) };
}

/** Expects that valid and invalid bodies and queries of an operation are judged as by checks compiled on demand. */
export function expectSameOperation(checksOf: ChecksOf, contract: Contract, operation: Operation): void {
  const [compiled, onDemand] = [checksOf, compilingChecks].map((of) => planOperation(of(contract), operation));
  expectSameChecks(compiled?.body?.check, onDemand?.body?.check, bodiesOf(contract, operation));
  expectSameChecks(compiled?.checkQuery, onDemand?.checkQuery, [
    Object.fromEntries(operation.parameters.map(({ name, example }) => [name, example])),
  ]);
}

/** Expects that two checks find the same faults and fill in the same defaults, in values and in invalid copies of them. */
export function expectSameChecks(compiled: Check | undefined, onDemand: Check | undefined, values: unknown[]): void {
  for (const value of values.flatMap(hostileCopies)) expect(judge(compiled, value)).toEqual(judge(onDemand, value));
}

function judge(check: Check | undefined, value: unknown): object {
  const judged = structuredClone(value);
  return { faults: describeFaults(check?.(judged) ?? []), judged };
}

function bodiesOf(contract: Contract, { requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  return Object.values(examples).map((example) => resolve(contract, example).value);
}
