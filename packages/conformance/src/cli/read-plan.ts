import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import module, { type ResolveHookSync } from "node:module";
import { relative, resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plan } from "../base/plan.ts";
import { isObject } from "../values/json.ts";
import { UsageError } from "./command.ts";

/** @throws UsageError if the default export of the module is not a plan. */
export async function readPlan(file: string): Promise<Plan> {
  if (!existsSync(file)) throw new UsageError(`File not found: ${file}.`);
  const { href } = pathToFileURL(resolvePath(file));
  const { default: plan } = await importModule(href).catch((error: unknown) => {
    throw new UsageError(`${locate(error, file)} cannot be read: ${reasonOf(error)}`);
  });
  // checkPlan checks its keys.
  if (!isObject(plan)) throw new UsageError(`${file} must have a plan as its default export. See definePlan.`);
  return plan as unknown as Plan;
}

/** Imports a module that may import this package without installing it. */
async function importModule(href: string): Promise<{ default?: unknown }> {
  // Node.js 20 does not have registerHooks, and newer versions deprecate register.
  if (typeof module.registerHooks === "function") module.registerHooks({ resolve: createHook(import.meta.url) });
  else module.register(`data:text/javascript,${encodeURIComponent(hookModule)}`);
  return import(href);
}

/** A hook of Node.js that resolves the name of this package relative to a module of the package. */
function createHook(parentURL: string): ResolveHookSync {
  return (specifier, context, nextResolve) => {
    const isOwn = /^@crewkit\/conformance(\/|$)/.test(specifier);
    return nextResolve(specifier, isOwn ? { ...context, parentURL } : context);
  };
}

// `register` needs a module. This file has no module of its own in the bundle.
const hookModule = `export const resolve = (${createHook})(${JSON.stringify(import.meta.url)});`;

/** Such as `plan.mjs:4`. Only the file if the line is unknown. */
function locate(error: unknown, file: string): string {
  // Node.js prints the line of a syntax error, but the error does not contain it.
  const isSyntaxError = error instanceof SyntaxError;
  const text = isSyntaxError ? spawnSync(process.execPath, [file], { encoding: "utf8" }).stderr : Object(error).stack;
  const [, url, line] = /(file:\S+?):(\d+)/.exec(text ?? "") ?? [];
  return url === undefined ? file : `${relative("", fileURLToPath(url))}:${line}`;
}

function reasonOf(error: unknown): string {
  const { code, message = String(error) } = Object(error);
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return "This version of Node.js does not run TypeScript. Use Node.js 22.18 or later, or a plan in JavaScript.";
  return message.split("\n")[0];
}
