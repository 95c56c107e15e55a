import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { compileChecks } from "../compile.ts";
import { compiledChecks } from "../contract/compiled.ts";
import { assemble, type Core } from "../core.ts";
import type { MockOptions } from "../options.ts";

/** The module that {@link compileChecks} writes of the contract, in a file of its own. */
export const file: string = join(mkdtempSync(join(tmpdir(), "crewkit-checks-")), "checks.mjs");
writeFileSync(file, compileChecks());
const { default: checks } = await import(/* @vite-ignore */ pathToFileURL(file).href);

/** Removes the file. */
export function forgetFile(): void {
  rmSync(dirname(file), { recursive: true });
}

/** Makes a mock whose checks come from that file. */
export function createCompiledCore(options: MockOptions = {}): Core {
  return assemble({ contract, ...options }, { checksOf: compiledChecks(checks) });
}
