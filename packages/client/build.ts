import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import manifest from "./package.json" with { type: "json" };

// Bundles the client: one file for each export, and chunks that they share. Importing sixty separate files would take nearly a
// millisecond per file. tsc writes the types.

const { ".": index, "./http": http, "./node": node } = manifest.exports;

const chunks = "chunks";
rmSync(join(import.meta.dirname, "dist", chunks), { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [index, http, node],
  outdir: "dist",
  bundle: true,
  // One build, so that all entry points share each module. Two copies of a symbol or class would not be equal.
  splitting: true,
  chunkNames: `${chunks}/[hash]`,
  packages: "external",
  external: ["node:*"],
  format: "esm",
  target: "es2022",
  platform: "neutral",
  sourcemap: true,
});
