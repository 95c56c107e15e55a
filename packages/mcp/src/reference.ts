import { readFileSync } from "node:fs";

/** The texts of the tools, which `build.ts` takes from the docs. */
interface Reference {
  /** Markdown by operationId. */
  operations: Record<string, string>;
  /** What to do about an error, by operationId and status. */
  advice: Record<string, Record<string, string>>;
  /** Guides, concepts and workflows. */
  pages: { name: string; title: string; summary: string; text: string }[];
}

let reference: Reference | undefined;

/** @throws if the package has not been built. */
export function readReference(): Reference {
  reference ??= JSON.parse(readFileSync(new URL("../dist/reference.json", import.meta.url), "utf8")) as Reference;
  return reference;
}
