import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crewkit/openapi";

// Who writes the file may do so in steps.
const quietMilliseconds = 100;

/**
 * Gives a mock the contract anew whenever its file changes, and says so. One that is broken is told, and the mock goes on
 * by the one before.
 *
 * @returns what ends it.
 */
export async function watchContract(
  mock: { reload(contract: Contract): void },
  file: string = bundleFile(),
  say: (line: string) => void = console.error,
): Promise<() => void> {
  let known = await readFile(file, "utf8");
  let timer: NodeJS.Timeout | undefined;
  // The folder and not the file, which may be replaced by another.
  const watcher = watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(reload, quietMilliseconds);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };

  async function reload(): Promise<void> {
    try {
      const text = await readFile(file, "utf8");
      if (text === known) return;
      known = text;
      mock.reload(JSON.parse(text));
      say("The contract has changed: the mock goes on by the new one.");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`The contract has changed, and can't be used; the mock goes on by the one before. ${reason}`);
    }
  }
}

function bundleFile(): string {
  return fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));
}
