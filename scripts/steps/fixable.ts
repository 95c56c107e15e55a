import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import type { TaskResult } from "./turbo.ts";

/** Prints how to fix problems automatically, if `pnpm lint --fix` can fix any. */
export function printFixHint(results: readonly TaskResult[]): void {
  const { logFile } = results.find(({ task, passed }) => task === "lint:code" && !passed) ?? {};
  if (!logFile || !isFixable(readFileSync(join(root, logFile), "utf8"))) return;
  console.log("Some of the problems can be fixed automatically. Run `pnpm lint --fix`.");
}

/** Returns whether the output of `biome check` contains problems that `biome check --fix` fixes. */
export function isFixable(output: string): boolean {
  return /Formatter would have printed|Safe fix/.test(output);
}
