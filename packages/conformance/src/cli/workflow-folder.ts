import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseText, readText } from "./contract-file.ts";
import { WrongCall } from "./wrong-call.ts";

/**
 * Reads the Arazzo documents of a folder, each parsed.
 *
 * @throws WrongCall if there is none.
 */
export async function readWorkflows(folder: string): Promise<unknown[]> {
  const names = await readdir(folder).catch(() => {
    throw new WrongCall(`There is no folder ${folder}.`);
  });
  const files = names.filter((name) => /\.arazzo\.(ya?ml|json)$/.test(name)).toSorted();
  if (files.length === 0) throw new WrongCall(`${folder} has no file whose name ends in .arazzo.yaml.`);
  return Promise.all(files.map(async (name) => parseText(name, await readText(join(folder, name)))));
}
