import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** An operation in the contract's sources. */
export interface SourceOperation {
  operationId: string;
  method: string;
  path: string;
  /** The file of its path, relative to the root. */
  file: string;
  /** The folder of its tag: `sessions`. */
  folder: string;
}

/** The operations of the contract. They come from the sources, since a bundle can be missing or stale. */
export function readSourceOperations(root: string): SourceOperation[] {
  const files = globSync("openapi/paths/*/*.yaml", { cwd: root }).sort();
  return files.flatMap((file) => {
    const [, , folder = "", name = ""] = file.split("/");
    const path = `/${name.replace(/\.yaml$/, "").replaceAll("@", "/")}`;
    const item: Record<string, { operationId?: string }> = parse(readFileSync(join(root, file), "utf8"));
    return Object.entries(item).flatMap(([method, { operationId }]) =>
      operationId ? [{ operationId, method, path, file, folder }] : [],
    );
  });
}

/** The operation whose path is the most similar to another path, by a measure of two paths' segments. */
export function mostSimilar(
  all: readonly SourceOperation[],
  path: string,
  similarity: (a: string[], b: string[]) => number,
): SourceOperation | undefined {
  const score = (one: SourceOperation) => similarity(one.path.split("/"), path.split("/"));
  return all.toSorted((a, b) => score(b) - score(a))[0];
}

/** How many segments two paths have in common from the beginning on. Of equal ones, similar lengths are better. */
export function commonPrefix(a: string[], b: string[]): number {
  const differs = a.findIndex((segment, index) => segment !== b[index]);
  return (differs === -1 ? a.length : differs) - Math.abs(a.length - b.length) / 10;
}

/** How many segments two paths have in common from both ends. Each segment that one has more counts against it. */
export function commonSegments(a: string[], b: string[]): number {
  const end = commonPrefix(a.toReversed(), b.toReversed());
  return commonPrefix(a, b) + end - Math.abs(a.length - b.length);
}
