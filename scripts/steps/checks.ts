import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

const workflowsFolder = "openapi/workflows";

/** Something that must hold. */
export interface Check {
  name: string;
  /** @throws if it does not hold; the message says what and where. */
  run(): Promise<unknown>;
}

/** What the contract's source must keep; needs nothing built. */
export const sourceChecks: Check[] = [
  { name: "contract (Redocly)", run: () => tool("redocly", ["lint", "crewkit"]).catch(withoutBadAdvice) },
  {
    name: "workflows (Redocly)",
    run: () =>
      tool("redocly", ["lint", ...workflows(), "--config", `${workflowsFolder}/redocly.yaml`]).catch(withoutBadAdvice),
  },
];

/** What the bundled contract must keep; means nothing where the sources no longer bundle. */
export const bundleChecks: Check[] = [
  {
    name: "bundle (Spectral)",
    run: () => tool("spectral", ["lint", "openapi/dist/openapi.json", "--fail-severity", "hint", "--quiet"]),
  },
];

/** What the code must keep. */
export const codeChecks: Check[] = [
  { name: "code (Biome)", run: () => tool("biome", ["check", "--error-on-warnings"]) },
  { name: "dead code (knip)", run: () => tool("knip", []) },
];

/** Runs a check and prints how it went. */
export async function runCheck({ name, run }: Check): Promise<boolean> {
  try {
    await run();
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    console.log(`✗ ${name}\n${(error as Error).message}\n`);
    return false;
  }
}

// Redocly proposes a file of problems to ignore, which this contract does not have.
function withoutBadAdvice(error: Error): never {
  throw new Error(error.message.replace(/^run `redocly lint --generate-ignore-file`.*\n/m, ""));
}

function workflows(): string[] {
  const names = readdirSync(join(root, workflowsFolder)).filter((name) => name.endsWith(".arazzo.yaml"));
  return names.map((name) => `${workflowsFolder}/${name}`);
}
