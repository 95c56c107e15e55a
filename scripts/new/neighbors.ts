import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** An operation of the contract's sources. */
export interface Neighbor {
  operationId: string;
  method: string;
  path: string;
  /** The file of its path, relative to the root. */
  file: string;
  /** The folder of its tag: `sessions`. */
  folder: string;
}

/** The operations of the contract, from its sources: a bundle may be missing or stale. */
export function neighbors(root: string): Neighbor[] {
  return globSync("openapi/paths/*/*.yaml", { cwd: root }).sort().flatMap((file) => {
    const [, , folder = "", name = ""] = file.split("/");
    const path = `/${name.replace(/\.yaml$/, "").replaceAll("@", "/")}`;
    const item: Record<string, { operationId?: string }> = parse(readFileSync(join(root, file), "utf8"));
    return Object.entries(item).flatMap(([method, { operationId }]) => (operationId ? { operationId, method, path, file, folder } : []));
  });
}

/** The operation with the same method whose path has most in common with a new one. */
export function mostSimilar(all: readonly Neighbor[], wanted: { method: string; path: string }): Neighbor | undefined {
  const score = (one: Neighbor) => common(segments(one.path), segments(wanted.path)) - Math.abs(segments(one.path).length - segments(wanted.path).length) / 2;
  return all.filter(({ method }) => method === wanted.method).toSorted((a, b) => score(b) - score(a))[0];
}

function common(a: string[], b: string[]): number {
  const at = a.findIndex((segment, index) => segment !== b[index]);
  return at === -1 ? a.length : at;
}

function segments(path: string): string[] {
  return path.split("/").slice(1);
}
