import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import { repositoryRoot } from "../../testing/snippets/folder.ts";

// In the repository, so that `@crewkit/client` resolves.
const folder = join(repositoryRoot, "dist/samples");
let runs = 0;

/** Runs a TypeScript program with environment variables, and returns the values passed to each `console.log`. */
export async function runProgram(name: string, code: string, env: Record<string, string>): Promise<unknown[][]> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  for (const [variable, value] of Object.entries(env)) vi.stubEnv(variable, value);
  const file = join(folder, `${name}.ts`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, code);
  runs += 1;
  try {
    // The query makes the module run again.
    await import(`${pathToFileURL(file)}?${runs}`);
    return log.mock.calls;
  } finally {
    log.mockRestore();
    vi.unstubAllEnvs();
  }
}
