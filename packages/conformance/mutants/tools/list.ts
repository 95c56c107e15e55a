import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mutant } from "./mutant.ts";
import { readTable } from "./table.ts";

const folder = dirname(import.meta.dirname);

/** Reads all mutants. A file is named after the check or kind that must kill its mutants, with an optional topic. */
export async function listMutants(): Promise<[name: string, mutant: Mutant][]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const tables = await Promise.all(
    files.sort().map(async (file) => {
      const { responses = {}, behaviors = {} } = await import(pathToFileURL(join(folder, file)).href);
      const [killedBy = ""] = file.split(".");
      return [
        ...readTable(responses, { kind: "response", killedBy }),
        ...readTable(behaviors, { kind: "behavior", killedBy }),
      ];
    }),
  );
  return tables.flat();
}
