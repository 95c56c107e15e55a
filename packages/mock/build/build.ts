import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { dropUnusedNodeImports, mockFolder, readLicenses } from "./shared.ts";

// Bundles the mock with its `devDependencies`, so that it starts without importing hundreds of files. tsc writes the types.

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
