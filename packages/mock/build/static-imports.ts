import { resolve } from "node:path";
import { build } from "esbuild";

/** Lists the packages that a program imports when it starts, without those that it imports on demand. */
export async function listStaticImports(entryPoint: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entryPoint],
    outdir: "out",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    metafile: true,
    write: false,
  });
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((file) => resolve(outputs[file]?.entryPoint ?? "") === resolve(entryPoint));
  const found = new Set<string>();
  const visit = (file = "") => {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind !== "import-statement" || found.has(path)) continue;
      found.add(path);
      visit(path);
    }
  };
  visit(entry);
  return [...found].filter((path) => outputs[path] === undefined && !path.startsWith("node:"));
}
