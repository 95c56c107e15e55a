import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crewkit/openapi";

// Who writes the file may do so in steps.
const quietMilliseconds = 100;

type Reloadable = { reload(contract: Contract): void };
type Say = (line: string) => void;

/**
 * Reloads a mock's contract whenever its file changes, and says so.
 *
 * @returns what ends it.
 */
export async function watchContract(mock: Reloadable, say: Say, file: string = bundleFile()): Promise<() => void> {
  const reload = await createReload(mock, say, file);
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
}

/**
 * Makes a function that reloads a mock's contract if the text of its file has changed since the last call. A contract
 * that can't be used is reported, and the mock keeps the previous one.
 */
export async function createReload(mock: Reloadable, say: Say, file: string): Promise<() => Promise<void>> {
  let known = await readFile(file, "utf8");
  return async () => {
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
  };
}

function bundleFile(): string {
  return fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));
}
