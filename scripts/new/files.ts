import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface NewFiles {
  files: Map<string, string>;
  nextSteps: string[];
}

/** Marks text to replace. The lint rule `rule/no-placeholders` reports remaining placeholders. */
export const placeholder = "FILL IN:";

export function folderOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

export async function writeNewFiles(root: string, { files }: NewFiles): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
