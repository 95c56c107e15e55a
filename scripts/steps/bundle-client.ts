import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { root } from "./project.ts";

const folder = join(root, "packages/client");

const options: BuildOptions = {
  absWorkingDir: folder,
  outdir: "dist",
  bundle: true,
  packages: "external",
  external: ["node:*"],
  format: "esm",
  target: "es2022",
  platform: "neutral",
};

/**
 * Bundles the client: one file for each export, and a shared file for `.` and `./ops`. Importing sixty separate files
 * would take nearly a millisecond per file. tsc writes the types.
 */
export async function bundleClient(): Promise<void> {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { ".": index, "./ops": ops, "./http": http, "./node": node } = exports;
  await build({ ...options, entryPoints: [index, ops], splitting: true, chunkNames: "shared" });
  await build({ ...options, entryPoints: [http, node] });
}
