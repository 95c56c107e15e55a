import { readFile } from "node:fs/promises";
import { type Contract, listOperations } from "@crewkit/openapi";
import { parse } from "yaml";
import type { Plan } from "../base/plan.ts";
import { checkPlan } from "../plan/check-plan.ts";
import { createSpecModel } from "../spec/create-model.ts";
import { isDangling, listReferences } from "../spec/document.ts";
import { isObject } from "../values/json.ts";
import type { Arguments } from "./arguments.ts";
import { type Defaults, UsageError } from "./command.ts";
import { readPlan } from "./read-plan.ts";

/** The API that is tested. */
export interface RunSource {
  contract: Contract;
  plan: Plan;
  defaults: Defaults;
  startMock: Awaited<ReturnType<Defaults["load"]>>["startMock"];
}

/** @throws UsageError or InvalidPlanError */
export async function readSource(args: Arguments, defaults: Defaults): Promise<RunSource> {
  const { contract, plan } = args;
  const loaded = await defaults.load();
  const source = {
    ...loaded,
    defaults,
    ...(contract !== undefined && { contract: await readContractFile(contract) }),
    ...(plan !== undefined && { plan: await readPlan(plan) }),
  };
  checkPlan(attempt(() => createSpecModel(source.contract, source.plan)));
  return source;
}

/** Reads a bundled OpenAPI 3.1 document, JSON or YAML. Throws a UsageError if it is invalid. */
export async function readContractFile(file: string): Promise<Contract> {
  const text = await readText(file);
  const document: unknown = attempt(() => parse(text, { maxAliasCount: -1 }), `${file} is neither JSON nor YAML`);
  if (!isContract(document)) throw new UsageError(`${file} is not an OpenAPI 3.1 document.`);
  checkReferences(document, file);
  const operations = attempt(() => listOperations(document), file);
  if (operations.length === 0) throw new UsageError(`${file} has no operations.`);
  return document;
}

function isContract(document: unknown): document is Contract {
  const { openapi, info, paths } = isObject(document) ? document : {};
  return String(openapi).startsWith("3.1") && isObject(info) && isObject(paths);
}

function checkReferences(document: Contract, file: string): void {
  const dangling = listReferences(document).filter((reference) => isDangling(document, reference));
  const places = dangling.map(({ pointer, target }) => `${target} (at #${pointer})`).join(", ");
  const bundle = `redocly bundle ${file} -o bundled.json`;
  if (places !== "")
    throw new UsageError(`${file} does not contain ${places}. Fix each $ref, or include other files: ${bundle}`);
}

/** Reads one name per line. Empty lines and lines that start with `#` are ignored. */
export async function readExpectedFailures(file: string | undefined): Promise<string[]> {
  const lines = (file === undefined ? "" : await readText(file)).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  });
}

/** Throws a UsageError with the first line of an error's message. */
export function attempt<T>(run: () => T, problem?: string): T {
  try {
    return run();
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(/:?\n/);
    throw new UsageError([problem, reason].filter(Boolean).join(": "));
  }
}
