import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { expect } from "vitest";
import { type CompileOptions, compileChecks } from "../compile.ts";
import { compileOnDemand } from "../contract/compiler.ts";
import { describeErrors } from "../contract/messages.ts";
import { planOperation } from "../contract/operation-plan.ts";
import { loadPrecompiledChecks } from "../contract/precompiled.ts";
import type { GetChecks, SchemaCheck } from "../contract/validation.ts";
import { invalidCopies } from "./hostile/invalid-copies.ts";

export interface CompiledModule {
  file: string;
  getChecks: GetChecks;
  remove(): Promise<void>;
}

export async function compileToFile(contract: Contract, options: CompileOptions = {}): Promise<CompiledModule> {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-checks-"));
  const file = join(folder, "checks.mjs");
  await writeFile(file, compileChecks(contract, options));
  const { default: checks } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return { file, getChecks: loadPrecompiledChecks(checks), remove: () => rm(folder, { recursive: true }) };
}

export function expectSameOperation(getChecks: GetChecks, contract: Contract, operation: Operation): void {
  const [compiled, onDemand] = [getChecks, compileOnDemand].map((of) => planOperation(of(contract), operation));
  expectSameChecks(compiled?.body?.check, onDemand?.body?.check, bodiesOf(contract, operation));
  expectSameChecks(compiled?.checkQuery, onDemand?.checkQuery, [
    Object.fromEntries(operation.parameters.map(({ name, example }) => [name, example])),
  ]);
}

/** Expects two checks to find the same errors and set the same defaults, in values and in invalid copies of the values. */
export function expectSameChecks(
  compiled: SchemaCheck | undefined,
  onDemand: SchemaCheck | undefined,
  values: unknown[],
): void {
  for (const value of values.flatMap(invalidCopies))
    expect(runCheck(compiled, value)).toEqual(runCheck(onDemand, value));
}

function runCheck(check: SchemaCheck | undefined, value: unknown): object {
  const copy = structuredClone(value);
  return { errors: describeErrors(check?.(copy) ?? []), withDefaults: copy };
}

function bodiesOf(contract: Contract, { requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  return Object.values(examples).map((example) => resolve(contract, example).value);
}
