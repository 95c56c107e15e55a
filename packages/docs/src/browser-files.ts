import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** How a script is built: as a classic one, since a page that is opened from a file may load no modules. */
export const scriptOptions: BuildOptions & { write: false } = {
  outdir: "assets",
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["es2022", "chrome123", "firefox120", "safari17.5"],
};

/** What runs in every page, by its path. */
export async function browserFiles(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    ...scriptOptions,
    entryPoints: [join(import.meta.dirname, "browser/site.ts")],
  });
  return new Map(outputFiles.map(({ text }) => ["assets/site.js", text]));
}
