export interface NewFiles {
  /** The content by path, relative to the repository. */
  files: Map<string, string>;
  nextSteps: string[];
}

/** Marks text to replace. The lint rule `rule/no-placeholders` reports remaining placeholders. */
export const placeholder = "FILL IN:";

export function folderOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}
