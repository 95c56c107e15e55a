import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../steps/project.ts";
import { areaOf } from "./list.ts";

/** A command that fails if it notices a mutant: a tool and its arguments. */
export type Stage = [tool: string, ...args: string[]];

/** The commands that could notice a change in a file, the cheapest first: its folder, its package, the packages that use it. */
export function stagesFor(file: string, { all = false }: { all?: boolean | undefined } = {}): Stage[] {
  const own = areaOf(file);
  const vitest = (folders: string[]): Stage => [
    "vitest",
    "run",
    "--bail=1",
    ...(all ? [] : ["--project=!exhaustive"]),
    ...folders.map((folder) => `${folder}/`),
  ];
  const rebuild: Stage[] = own === "packages/docs" ? [["node", "scripts/build.ts"]] : [];
  const users = usersOf(own);
  return [vitest([dirname(file)]), ...rebuild, vitest([own]), ...(users.length > 0 ? [vitest(users)] : [])];
}

/** The folders of the packages that depend on one, directly or not. The scripts use them all. */
function usersOf(own: string): string[] {
  const manifests = globSync("{openapi,packages/*}/package.json", { cwd: root }).map((path) => {
    const { name, dependencies, devDependencies } = JSON.parse(readFileSync(join(root, path), "utf8"));
    return { folder: dirname(path), name, uses: Object.keys({ ...dependencies, ...devDependencies }) };
  });
  const found = new Set([own]);
  for (const folder of found) {
    const name = manifests.find((each) => each.folder === folder)?.name;
    for (const { folder, uses } of manifests) if (uses.includes(name)) found.add(folder);
  }
  return [...found, "scripts"].filter((folder) => folder !== own);
}
