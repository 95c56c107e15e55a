import { type BuildOptions, build } from "esbuild";
import manifest from "./package.json" with { type: "json" };

// Bundles the client: one file for each export, and a shared file for `.` and `./ops`. Importing sixty separate files would
// take nearly a millisecond per file. tsc writes the types.

const { ".": index, "./ops": ops, "./http": http, "./node": node } = manifest.exports;
const options: BuildOptions = {
  absWorkingDir: import.meta.dirname,
  outdir: "dist",
  bundle: true,
  packages: "external",
  external: ["node:*"],
  format: "esm",
  target: "es2022",
  platform: "neutral",
  sourcemap: true,
};

await build({ ...options, entryPoints: [index, ops], splitting: true, chunkNames: "shared" });
await build({ ...options, entryPoints: [http, node] });
