import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** Build options for browser code: classic scripts, because browsers do not load modules from `file:` URLs. */
export const bundleOptions: BuildOptions & { write: false } = {
  outdir: "assets",
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
  external: ["*.woff2"],
};

/** Bundles a file of `src/`. `define` in `options` maps identifiers to the code that replaces them. */
export async function bundle(
  file: string,
  options: Pick<BuildOptions, "define" | "mangleProps"> = {},
): Promise<string> {
  const entryPoints = [join(import.meta.dirname, file)];
  const { outputFiles } = await build({ ...bundleOptions, ...options, entryPoints });
  return outputFiles.map(({ text }) => text).join("");
}
