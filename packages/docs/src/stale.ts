import { statSync } from "node:fs";
import { bundle, config, page } from "./files.ts";

/** Whether the page has to be built: it is missing, or older than what it is made from, or that is missing. */
export function docsAreStale(): boolean {
  const built = changedAt(page);
  return [bundle, config].some((source) => {
    const changed = changedAt(source);
    return built === undefined || changed === undefined || built < changed;
  });
}

function changedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
