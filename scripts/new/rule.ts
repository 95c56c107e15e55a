import type { NewFiles } from "./files.ts";
export function ruleFiles(_root: string, id: string): NewFiles {
  throw new Error(id);
}
