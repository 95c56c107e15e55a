import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { root } from "./project.ts";

export const mockFolder: string = join(root, "packages/mock");

/**
 * Bundles the mock with its `devDependencies`, so that it starts without importing hundreds of files. tsc writes the
 * types.
 */
export async function bundleMock(): Promise<void> {
  const { exports, dependencies } = JSON.parse(readFileSync(join(mockFolder, "package.json"), "utf8"));
  for (const file of globSync("dist/**/*.js", { cwd: mockFolder })) rmSync(join(mockFolder, file));
  const { metafile } = await build({
    absWorkingDir: mockFolder,
    entryPoints: Object.values<string>(exports).filter((file) => file.endsWith(".ts")),
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    external: ["node:*", ...Object.keys(dependencies)],
    format: "esm",
    target: "node20.19",
    platform: "neutral",
    metafile: true,
    plugins: [dropUnusedNodeImports],
  });
  writeFileSync(join(mockFolder, "dist/LICENSES.txt"), readLicenses(Object.keys(metafile.inputs)));
}

// json-schema-faker imports node:fs for a function that the mock does not use. Web pages must not import it.
export const dropUnusedNodeImports: Plugin = {
  name: "drop-unused-node-imports",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false })),
};

/** The licenses of the bundled packages, which their authors require in copies. `files` are relative to the mock. */
export function readLicenses(files: string[]): string {
  const packages = new Set(
    files.map((file) => /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[0]).filter((each) => each !== undefined),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const [file = ""] = readdirSync(join(mockFolder, path)).filter((name) => /^license/i.test(name));
      return `${path.replace(/^.*node_modules\//, "")}\n\n${readFileSync(join(mockFolder, path, file), "utf8")}`;
    })
    .join("\n---\n\n");
}
