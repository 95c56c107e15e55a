import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { readLicenses } from "./licenses.ts";

// Bundles the mock with its `devDependencies`, so that it starts without importing hundreds of files. tsc writes the types.

const mockFolder = dirname(import.meta.dirname);

// json-schema-faker imports node:fs for a function that the mock does not use. Web pages must not import it.
const dropUnusedNodeImports: Plugin = {
  name: "drop-unused-node-imports",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false })),
};

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
writeFileSync(join(mockFolder, "dist/LICENSES.txt"), readLicenses(mockFolder, Object.keys(metafile.inputs)));
