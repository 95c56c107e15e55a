import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { git } from "./git.ts";

/** `info.version` of the contract in a folder: as its file is now, or as a commit has it; undefined where there is none. */
export async function versionAt(folder: string, commit?: string): Promise<string | undefined> {
  const text = commit
    ? await git(folder, "show", `${commit}:./openapi/openapi.yaml`)
    : await readFile(join(folder, "openapi/openapi.yaml"), "utf8").catch(() => undefined);
  return text && parse(text)?.info?.version;
}
