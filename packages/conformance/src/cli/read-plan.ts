import { existsSync } from "node:fs";
import module, { type ResolveHookSync } from "node:module";
import { relative, resolve as resolvePath } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import spawn from "nano-spawn";
import type { Plan } from "../plan/plan.ts";
import { isObject } from "../values/json.ts";
import { UsageError } from "./command.ts";

/** @throws UsageError if the default export of the module is not a plan. */
export async function readPlan(file: string): Promise<Plan> {
  if (!existsSync(file)) throw new UsageError(`File not found: ${file}.`);
  const { href } = pathToFileURL(resolvePath(file));
  const { default: plan } = await importModule(href).catch(async (error: unknown) => {
    const place = await locate(error, href);
    throw new UsageError(`${place ?? file} cannot be read: ${reasonOf(error)}`);
  });
  // checkPlan checks its keys.
  if (!isObject(plan)) throw new UsageError(`${file} must have a plan as its default export. See definePlan.`);
  return plan as unknown as Plan;
}

/** Imports a module that may import this package without installing it. */
export async function importModule(href: string): Promise<{ default?: unknown }> {
  // Node.js 20 does not have registerHooks, and newer versions deprecate register.
  if (typeof module.registerHooks === "function") module.registerHooks({ resolve });
  else module.register(import.meta.url);
  return import(href);
}

/** The hook of Node.js. Resolves the name of this package relative to this file. */
export const resolve: ResolveHookSync = (specifier, context, nextResolve) => {
  const isOwn = /^@crewkit\/conformance(\/|$)/.test(specifier);
  return nextResolve(specifier, isOwn ? { ...context, parentURL: import.meta.url } : context);
};

/** Such as `plan.mjs:4:7`. Undefined if the position of the error is unknown. */
async function locate(error: unknown, href: string): Promise<string | undefined> {
  const { stack = "" } = error instanceof Error ? error : {};
  const [frame] = /^\d+:\d+/.exec(stack.split(`${href}:`)[1] ?? "") ?? [];
  if (frame !== undefined) return `${relative("", fileURLToPath(href))}:${frame}`;
  if (!(error instanceof SyntaxError)) return undefined;
  // Node.js prints the position of a syntax error, but the error does not contain it.
  const code = `(await import("${import.meta.url}")).importModule("${href}")`;
  const { stderr } = await spawn(process.execPath, ["--input-type=module", "--eval", code]).catch(Object);
  const [, path = "", line, indent = ""] = /^(?! |node:)(.+):(\d+)\n(?:.*\n)+?( *)\^/m.exec(stderr) ?? [];
  if (line === undefined) return undefined;
  return `${relative("", path.startsWith("file:") ? fileURLToPath(path) : path)}:${line}:${indent.length + 1}`;
}

function reasonOf(error: unknown): string {
  const { code, message = String(error) } = Object(error);
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return "This version of Node.js does not run TypeScript. Use Node.js 22.18 or later, or a plan in JavaScript.";
  return message.split("\n")[0];
}
