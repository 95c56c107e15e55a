import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export interface SourceOperation {
  operationId: string;
  method: string;
  path: string;
  file: string;
  folder: string;
}

/** Reads the operations from the sources, because the bundle can be missing or outdated. */
export function readSourceOperations(root: string): SourceOperation[] {
  const files = globSync("openapi/paths/*/*.yaml", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  return files.sort().flatMap((file) => {
    const [, , folder = "", name = ""] = file.split("/");
    const path = `/${name.replace(/\.yaml$/, "").replaceAll("@", "/")}`;
    const item: Record<string, { operationId?: string }> = parse(readFileSync(join(root, file), "utf8"));
    return Object.entries(item).flatMap(([method, { operationId }]) =>
      operationId ? [{ operationId, method, path, file, folder }] : [],
    );
  });
}

export function mostSimilar(
  all: readonly SourceOperation[],
  path: string,
  similarity: (a: string[], b: string[]) => number,
): SourceOperation | undefined {
  const score = (operation: SourceOperation) => similarity(operation.path.split("/"), path.split("/"));
  return all.toSorted((a, b) => score(b) - score(a))[0];
}

/** The number of identical segments at the start. Paths of similar length score higher. */
export function commonPrefix(a: string[], b: string[]): number {
  const differs = a.findIndex((segment, index) => segment !== b[index]);
  return (differs === -1 ? a.length : differs) - Math.abs(a.length - b.length) / 10;
}

/** The number of identical segments at the start and the end, minus the difference in length. */
export function commonSegments(a: string[], b: string[]): number {
  const end = commonPrefix(a.toReversed(), b.toReversed());
  return commonPrefix(a, b) + end - Math.abs(a.length - b.length);
}
