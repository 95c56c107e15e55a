import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { expect } from "vitest";
import { compileChecks } from "../compile.ts";
import { compileOnDemand } from "../contract/compiler.ts";
import { describeErrors } from "../contract/messages.ts";
import { planOperation } from "../contract/operation-plan.ts";
import { loadPrecompiledChecks } from "../contract/precompiled.ts";
import type { GetChecks, SchemaCheck } from "../contract/validation.ts";

export interface CompiledModule {
  file: string;
  getChecks: GetChecks;
  remove(): Promise<void>;
}

export async function compileToFile(contract: Contract): Promise<CompiledModule> {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-checks-"));
  const file = join(folder, "checks.mjs");
  await writeFile(file, compileChecks(contract));
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

const invalidValues = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  "",
  " ",
  "\ud800",
  "a".repeat(300),
  "ä".repeat(300_000),
  "2026-02-30",
  "http://[",
  "00000000-0000-0000-0000-00000000000g",
  [],
  [null],
  ["a", "a"],
  Array(6000).fill(""),
  {},
  { unknown: 1 },
];

/** Returns copies of a value, each with one missing or invalid part at any depth. */
function invalidCopies(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return invalidValues;
  const inner = Object.entries(value).flatMap(([key, part]) => [
    without(value, key),
    ...invalidCopies(part).map((each) => Object.assign(copy(value), { [key]: each })),
  ]);
  return [...invalidValues, ...inner];
}

function without(value: object, key: string): object {
  return Array.isArray(value) ? value.toSpliced(Number(key), 1) : { ...value, [key]: undefined };
}

function copy(value: object): object {
  return Array.isArray(value) ? [...value] : { ...value };
}
