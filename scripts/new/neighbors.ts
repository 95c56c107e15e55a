import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** An operation in the contract's sources. */
export interface Neighbor {
  operationId: string;
  method: string;
  path: string;
  /** The file of its path, relative to the root. */
  file: string;
  /** The folder of its tag: `sessions`. */
  folder: string;
}

/** The operations of the contract. They come from the sources, since a bundle can be missing or stale. */
export function readNeighbors(root: string): Neighbor[] {
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

/** The operation whose path begins most like another path, and then has the most similar length. */
export function mostSimilar(all: readonly Neighbor[], path: string): Neighbor | undefined {
  const wanted = path.split("/");
  const score = (one: Neighbor) => {
    const segments = one.path.split("/");
    const differs = segments.findIndex((segment, index) => segment !== wanted[index]);
    return (differs === -1 ? segments.length : differs) - Math.abs(segments.length - wanted.length) / 10;
  };
  return all.toSorted((a, b) => score(b) - score(a))[0];
}
