import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundle, config, page } from "./files.ts";

/** Whether the page has to be built: it is missing, or older than what it is made from, or that is missing. */
export function docsAreStale(): boolean {
  const built = changedAt(page);
  return [bundle, config, ...code()].some((source) => {
    const changed = changedAt(source);
    return built === undefined || changed === undefined || built < changed;
  });
}

// What renders the page: after a pull it may be newer than the page.
function code(): string[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return names.map((name) => join(import.meta.dirname, name));
}

function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
