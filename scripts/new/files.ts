import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files to write, by their paths relative to the root, and the steps that are left to a person. */
export interface NewFiles {
  files: Map<string, string>;
  next: string[];
}

/** Marks a text that a person must replace. The lint rule `rule/filled-in` reports the ones that are left. */
export const placeholder = "FILL IN:";

/** The folder of a tag. */
export function folderOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

/** Writes the files and prints their paths. */
export async function writeNewFiles(root: string, { files }: NewFiles): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
