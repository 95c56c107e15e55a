import { globSync, readFileSync, rmSync } from "node:fs";
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
  sourcemap: true,
};

/**
 * Writes the JavaScript that the client publishes. To import a file costs nearly a millisecond, so its sixty are not
 * published one by one: `.` and `./ops` are a file each, and one that they share; each other export is a file. The
 * types beside them are tsc's.
 */
export async function bundleClient(): Promise<void> {
  for (const old of globSync("dist/*.js*", { cwd: folder })) rmSync(join(folder, old));
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // The rest is published, except the servers for tests and benchmarks.
  const { ".": index, "./ops": ops, "./testing": _, ...others } = exports;
  await build({ ...options, entryPoints: [index, ops], splitting: true, chunkNames: "shared" });
  await build({ ...options, entryPoints: Object.values<string>(others) });
}
