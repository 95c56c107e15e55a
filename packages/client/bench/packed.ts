import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const linked = ["openapi-fetch", "openapi-typescript-helpers", "@octokit/core", "openai"];

/**
 * Puts the client into a folder as its users have it: compiled, with the exports that are published, and not from
 * sources. The clients that it is compared with stand beside it; what is written into the folder can import them all.
 */
export async function pack(folder: string): Promise<void> {
  const modules = join(folder, "node_modules");
  for (const name of ["client", "types"]) await packOne(join(root, "packages", name), join(modules, "@crewkit", name));
  for (const name of linked) {
    const link = join(modules, name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, "packages/client/node_modules", name), link);
  }
}

async function packOne(source: string, target: string): Promise<void> {
  await cp(join(source, "dist"), join(target, "dist"), { recursive: true });
  const { publishConfig = {}, ...manifest } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  await writeFile(join(target, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
}
