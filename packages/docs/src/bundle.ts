import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** How browser code is built: as classic scripts, since browsers load no modules from a file. */
export const bundleOptions: BuildOptions & { write: false } = {
  outdir: "assets",
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
};

/** Bundles a file with its imports. `define` replaces identifiers with code. */
export async function bundle(file: string, define: Record<string, string> = {}): Promise<string> {
  const entryPoints = [join(import.meta.dirname, file)];
  const { outputFiles } = await build({ ...bundleOptions, define, entryPoints });
  return outputFiles.map(({ text }) => text).join("");
}
