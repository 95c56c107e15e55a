import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import spawn, { SubprocessError } from "nano-spawn";
import { folder, redocConfig } from "../files.ts";

/**
 * The page that Redoc makes of a contract, as HTML with everything inlined. It still has to be made offline.
 *
 * @throws with the tool's whole output if it fails.
 */
export async function renderPage(contract: Contract): Promise<string> {
  // Never in dist/, where a page that calls home would stay if we stopped half way.
  const scratch = await mkdtemp(join(tmpdir(), "crewkit-docs-"));
  try {
    const [input, output] = [join(scratch, "openapi.json"), join(scratch, "index.html")];
    await writeFile(input, JSON.stringify(contract));
    await redocly("build-docs", input, "--inlineBundle", "--config", redocConfig, "--output", output);
    return await readFile(output, "utf8");
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function redocly(...args: string[]): Promise<void> {
  try {
    await spawn("redocly", args, { cwd: folder, preferLocal: true, env });
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    throw new Error(`redocly ${args.join(" ")} failed:\n${error.output.trim()}`, { cause: error });
  }
}

const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
