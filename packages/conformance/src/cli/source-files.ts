import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Contract, listOperations } from "@crewkit/openapi";
import { parse } from "yaml";
import type { Plan } from "../plan/plan.ts";
import { isDangling, listReferences } from "../spec/document.ts";
import { isObject } from "../values/json.ts";
import { UsageError } from "./usage-error.ts";

/** Reads a bundled OpenAPI 3.1 document, JSON or YAML. Throws a UsageError if it is invalid. */
export async function readContractFile(file: string): Promise<Contract> {
  const document = await readDocument(file);
  if (!isContract(document)) {
    const version = isObject(document) ? (document.openapi ?? document.swagger) : undefined;
    throw new UsageError(
      `${file} must be an OpenAPI 3.1 document${version === undefined ? "." : `, but its version is ${version}.`}`,
    );
  }
  checkReferences(document, file);
  const names = attempt(file, () => listOperations(document).map(({ operationId }) => operationId));
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (names.length === 0) throw new UsageError(`${file} has no operations.`);
  if (duplicate !== undefined) throw new UsageError(`${file} has two operations with the operationId ${duplicate}.`);
  return document;
}

function isContract(document: unknown): document is Contract {
  const { openapi, info, paths } = isObject(document) ? document : {};
  return typeof openapi === "string" && openapi.startsWith("3.1") && isObject(info) && isObject(paths);
}

function checkReferences(document: Contract, file: string): void {
  const references = listReferences(document);
  const external = references.find(({ target }) => !target.startsWith("#"))?.target;
  if (external !== undefined)
    throw new UsageError(`${file} refers to the file ${external}. Bundle it: redocly bundle ${file} -o bundled.json`);
  const dangling = references.filter((reference) => isDangling(document, reference));
  if (dangling.length === 0) return;
  const places = dangling.map(({ pointer, target }) => `${target} (at #${pointer})`);
  throw new UsageError(`${file} refers to parts that it does not have: ${places.join(", ")}. Fix each $ref.`);
}

/** Reads the default export of a module. Throws a UsageError if it is not a plan. */
export async function readPlanFile(file: string): Promise<Plan> {
  if (!existsSync(file)) throw new UsageError(`File not found: ${file}.`);
  const module: { default?: unknown } = await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    throw new UsageError(`The plan ${file} cannot be loaded: ${reasonOf(error)}`);
  });
  // checkPlan checks its keys.
  if (!isObject(module.default))
    throw new UsageError(`${file} must have a plan as its default export. See definePlan.`);
  return module.default as unknown as Plan;
}

/** @throws UsageError if the folder has no Arazzo documents. */
export async function readWorkflows(folder: string): Promise<unknown[]> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(`Folder not found: ${folder}.`);
  });
  const files = names.filter((name) => /\.arazzo\.(ya?ml|json)$/.test(name)).toSorted();
  if (files.length === 0) throw new UsageError(`${folder} has no file with the extension .arazzo.yaml.`);
  return Promise.all(files.map((name) => readDocument(join(folder, name))));
}

/** Reads one name per line. Empty lines and lines that start with `#` are ignored. */
export async function readExpectedFailures(file: string): Promise<string[]> {
  const lines = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

async function readDocument(file: string): Promise<unknown> {
  const text = await readText(file);
  return attempt(`${file} is neither JSON nor YAML`, () => parse(text, { maxAliasCount: -1 }));
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === "ENOENT" ? `File not found: ${file}.` : `${file} cannot be read: ${error.message}`,
    );
  });
}

function attempt<T>(problem: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${problem}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string | undefined {
  return error instanceof Error ? error.message.split("\n")[0] : String(error);
}
