import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads a contract in this folder: the text of each file by its path in a repository. */
export function readContract(name: string): Record<string, string> {
  const cwd = join(import.meta.dirname, name);
  const paths = globSync("**/*.*", { cwd });
  return Object.fromEntries(
    paths.map((path) => [`openapi/${path.replaceAll("\\", "/")}`, readFileSync(join(cwd, path), "utf8")]),
  );
}

export const smallContract: Record<string, string> = readContract("contract");
