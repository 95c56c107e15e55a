import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import { tool } from "./tool.ts";
import type { Counts } from "./vitest.ts";

/** Something that must hold. */
export interface Check {
  name: string;
  /** @throws if it does not hold: the message says what and where. {@link Skipped} if it can't be made. */
  run(): Promise<unknown>;
}

/** What a check throws that can't be made here; the message says why. */
export class Skipped extends Error {
  override name = "Skipped";
}

/** How Redocly is called to judge the contract's source. */
export const lintSource = ["lint", "crewkit"];

/** How Spectral is called to judge the bundle. */
export const lintBundle = ["lint", "openapi/dist/openapi.json", "--fail-severity", "hint", "--quiet"];

/** What the contract's source must keep; needs nothing built. */
export const sourceChecks: Check[] = [
  { name: "contract (Redocly)", run: () => tool("redocly", lintSource).catch(withoutBadAdvice) },
  { name: "workflows (Redocly)", run: () => tool("redocly", lintWorkflows()).catch(withoutBadAdvice) },
];

/** What the bundled contract must keep; means nothing where the sources no longer bundle. */
export const bundleChecks: Check[] = [{ name: "bundle (Spectral)", run: () => tool("spectral", lintBundle) }];

/** What the code must keep. */
export const codeChecks: Check[] = [
  { name: "code (Biome)", run: () => tool("biome", ["check", "--error-on-warnings"]) },
  { name: "dead code (knip)", run: () => tool("knip", []) },
];

/** Runs a check, prints how it went, and says so. */
export async function runCheck({ name, run }: Check): Promise<keyof Counts> {
  try {
    await run();
    console.log(`✓ ${name}`);
    return "passed";
  } catch (error) {
    const { message } = error as Error;
    const skipped = error instanceof Skipped;
    console.log(skipped ? `– ${name}: skipped. ${message}` : `✗ ${name}\n${message}\n`);
    return skipped ? "skipped" : "failed";
  }
}

// Redocly proposes a file of problems to ignore, which this contract does not have.
function withoutBadAdvice(error: Error): never {
  throw new Error(error.message.replace(/^run `redocly lint --generate-ignore-file`.*\n/m, ""));
}

function lintWorkflows(): string[] {
  const folder = "openapi/workflows";
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".arazzo.yaml"));
  return ["lint", ...files.map((name) => `${folder}/${name}`), "--config", `${folder}/redocly.yaml`];
}
