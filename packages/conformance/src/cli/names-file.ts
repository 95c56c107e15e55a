import { readText } from "./contract-file.ts";

/** Reads the names of expected failures: one a line; empty lines and those that begin with `#` say nothing. */
export async function readNames(file: string): Promise<string[]> {
  const lines = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}
