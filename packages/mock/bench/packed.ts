import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const packages = { mock: "packages/mock", openapi: "openapi", types: "packages/types" };

/**
 * Puts the mock into a folder as its users have it: built, with the exports that are published, and not from sources.
 *
 * @returns its folder.
 */
export async function pack(folder: string): Promise<string> {
  const modules = join(folder, "node_modules");
  for (const [name, source] of Object.entries(packages)) {
    const target = join(modules, "@crewkit", name);
    await cp(join(root, source, "dist"), join(target, "dist"), { recursive: true });
    const { publishConfig = {}, ...manifest } = JSON.parse(await readFile(join(root, source, "package.json"), "utf8"));
    await writeFile(join(target, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
    await linkDependencies(source, manifest, modules);
  }
  return join(modules, "@crewkit", "mock");
}

async function linkDependencies(source: string, { dependencies = {} }: { dependencies?: object }, modules: string) {
  for (const name of Object.keys(dependencies).filter((each) => !each.startsWith("@crewkit/"))) {
    const link = join(modules, name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, source, "node_modules", name), link).catch(ignoreThere);
  }
}

function ignoreThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
