import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";

type Paths = NonNullable<Contract["paths"]>;
type Item = NonNullable<Paths[string]>;

/** The sizes that are compared, in operations; 117 is the contract as it is. */
export const sizes = [10, 100, 117, 1000] as const;

/** Writes a contract of each size into a folder, and gives the files by size. */
export async function writeContracts(contract: Contract, folder: string): Promise<Record<number, string>> {
  const written = sizes.map(async (size) => {
    const file = join(folder, `${size}.json`);
    await writeFile(file, JSON.stringify(resize(contract, size)));
    return [size, file] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

/**
 * Makes a contract of so many operations: the paths on projects and as many others as fit, and where they are too few,
 * copies of those on projects under other names.
 */
export function resize(contract: Contract, size: number): Contract {
  const own = listOperations(contract).length;
  const paths = size < own ? cut(contract, size) : { ...contract.paths, ...copies(contract, size - own) };
  return { ...contract, paths };
}

function cut(contract: Contract, size: number): Paths {
  const needed = listOperations(contract).filter(({ path }) => kept.includes(path));
  const others = listOperations(contract).filter(({ path }) => !kept.includes(path));
  const chosen = [...needed, ...others].slice(0, size);
  const paths: Paths = {};
  for (const { path, method } of chosen) paths[path] = only(contract, path, [...methodsIn(paths[path]), method]);
  return paths;
}

const kept = ["/health", "/{org_id}/projects", "/{org_id}/projects/{id}"];
const methods = ["get", "post", "put", "patch", "delete"];

function methodsIn(item: Item = {}): string[] {
  return Object.keys(item).filter((key) => methods.includes(key));
}

// A path with these of its methods alone.
function only({ paths }: Contract, path: string, wanted: string[]): Item {
  const entries = Object.entries(paths?.[path] ?? {}).filter(([key]) => !methods.includes(key) || wanted.includes(key));
  return Object.fromEntries(entries);
}

// Two operations on the list and three on the one: those of the contract, with names of their own.
function copies(contract: Contract, count: number): Paths {
  const paths: Paths = {};
  for (let made = 0; made < count; made++) {
    const path = (made % 5 < 2 ? "/{org_id}/things#" : "/{org_id}/things#/{id}").replace(
      "#",
      String(Math.floor(made / 5)),
    );
    const source = made % 5 < 2 ? "/{org_id}/projects" : "/{org_id}/projects/{id}";
    const method = methodsIn(contract.paths?.[source])[made % 5 < 2 ? made % 5 : (made % 5) - 2] ?? "get";
    paths[path] = { ...paths[path], ...rename(only(contract, source, [method]), String(made)) };
  }
  return paths;
}

function rename(item: Item, suffix: string): Item {
  return JSON.parse(JSON.stringify(item), (key, value) => (key === "operationId" ? value + suffix : value));
}
