import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./project.ts";

const folder = join(root, "packages/client");

/**
 * Writes the JavaScript that the client publishes: a file for each of its exports, and one for what they share. To
 * import a file costs a third of a millisecond, so its forty are not published one by one; tsc writes their types.
 */
export async function bundleClient(): Promise<void> {
  for (const old of globSync("dist/*.js*", { cwd: folder })) rmSync(join(folder, old));
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  await build({
    entryPoints: Object.values<string>(exports),
    absWorkingDir: folder,
    outdir: "dist",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    target: "es2022",
    platform: "neutral",
    external: ["node:*"],
    sourcemap: true,
  });
}
