import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/**
 * Bundles the published entry points of a package with its `devDependencies`, so that it starts without importing hundreds of
 * files. Copies the types of these entry points from `dist/types`, to which tsc writes the types of all files.
 */
export async function bundlePackage(folder: string, options: BuildOptions = {}): Promise<void> {
  const { exports, publishConfig, dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const dist = join(folder, "dist");
  for (const name of readdirSync(dist)) if (name !== "types") rmSync(join(dist, name), { recursive: true });
  const published = Object.entries<string>(publishConfig.exports).filter(([, file]) => file.endsWith(".js"));
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: published.map(([name]) => exports[name]),
    outdir: "dist",
    bundle: true,
    splitting: true,
    external: ["node:*", ...Object.keys(dependencies)],
    format: "esm",
    target: "node20.19",
    platform: "node",
    ...options,
    metafile: true,
  });
  writeFileSync(join(dist, "LICENSES.txt"), readLicenses(folder, Object.keys(metafile.inputs)));
  const entryTypes = published.map(([, file]) => file.replace("./dist/", "").replace(/\.js$/, ".d.ts"));
  for (const file of listTypes(join(dist, "types"), entryTypes)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    cpSync(join(dist, "types", file), join(dist, file));
  }
}

/** The declaration files that the entry points import, directly or through other files. */
function listTypes(folder: string, entryPoints: readonly string[]): Set<string> {
  const files = new Set(entryPoints);
  // A set also iterates over the files that are added meanwhile.
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
    for (const [, path = ""] of text.matchAll(/\b(?:from |import |import\()"(\.[^"]+)"/g))
      files.add(join(dirname(file), path).replace(/\.[jt]s$/, ".d.ts"));
  }
  return files;
}

/** The licenses of the bundled packages, which their authors require in copies. `files` are relative to the folder. */
function readLicenses(folder: string, files: string[]): string {
  const packages = new Set(
    files.map((file) => /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[0]).filter((each) => each !== undefined),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const [file = ""] = readdirSync(join(folder, path)).filter((name) => /^license/i.test(name));
      return `${path.replace(/^.*node_modules\//, "")}\n\n${readFileSync(join(folder, path, file), "utf8")}`;
    })
    .join("\n---\n\n");
}
