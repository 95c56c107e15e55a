import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crewkit/openapi";

// A build may write the file in several steps.
const debounceMilliseconds = 100;

type Reloadable = { reload(contract: Contract): void };
type Log = (line: string) => void;

/** Reloads a mock's contract whenever its file changes, and logs it. Returns a function that stops watching. */
export async function watchContract(
  mock: Reloadable,
  log: Log,
  file: string = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json")),
): Promise<() => void> {
  const reload = await createReload(mock, log, file);
  let timer: NodeJS.Timeout | undefined;
  // Watch the folder, because a build may replace the file.
  const watcher = watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(reload, debounceMilliseconds);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/**
 * Creates a function that reloads the contract if its file has changed since the last call. If the new contract is
 * invalid, the error is logged and the mock keeps the previous contract.
 */
export async function createReload(mock: Reloadable, log: Log, file: string): Promise<() => Promise<void>> {
  let previousText = await readFile(file, "utf8");
  return async () => {
    try {
      const text = await readFile(file, "utf8");
      if (text === previousText) return;
      previousText = text;
      mock.reload(JSON.parse(text));
      log("Reloaded the contract.");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log(`Can't reload the contract. The mock keeps the previous contract: ${reason}`);
    }
  };
}
