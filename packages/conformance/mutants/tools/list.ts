import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mutant } from "./mutant.ts";

const folder = dirname(import.meta.dirname);

/**
 * The mutants by the names of their files.
 *
 * @throws if a file of the folder is none.
 */
export async function listMutants(): Promise<[name: string, mutant: Mutant][]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  return Promise.all(
    files.sort().map(async (file): Promise<[string, Mutant]> => {
      const { mutant } = await import(pathToFileURL(join(folder, file)).href);
      if (!mutant) throw new Error(`mutants/${file} must export a "mutant"; what is none belongs into mutants/tools.`);
      return [file.replace(/\.ts$/, ""), mutant];
    }),
  );
}
