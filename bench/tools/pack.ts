import { cp, mkdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const benchModules = join(import.meta.dirname, "../node_modules");

/**
 * Copies packages into the `node_modules` of a folder as they are published: compiled, with `publishConfig` applied. Links
 * their dependencies.
 */
export async function pack(folder: string, packages: string[], linked: string[] = []): Promise<void> {
  const modules = join(folder, "node_modules");
  const targets = new Map(linked.map((name) => [name, join(benchModules, name)]));
  for (const name of packages) {
    const source = await realpath(join(benchModules, name));
    const { publishConfig = {}, ...manifest } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    await cp(join(source, "dist"), join(modules, name, "dist"), { recursive: true });
    await writeFile(join(modules, name, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
    const dependencies = Object.keys(manifest.dependencies ?? {}).filter(
      (dependency) => !dependency.startsWith("@crewkit/"),
    );
    for (const name of dependencies) targets.set(name, join(source, "node_modules", name));
  }
  for (const [name, target] of targets) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(target, join(modules, name));
  }
}
