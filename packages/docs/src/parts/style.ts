import { join } from "node:path";
import { build } from "esbuild";
import { scriptOptions } from "../browser-files.ts";

const { outputFiles } = await build({
  ...scriptOptions,
  entryPoints: [join(import.meta.dirname, "../browser/site.css")],
});

/**
 * How every page looks. It stands in each page: to ask for a file of its own costs a slow machine more than to read it
 * again, and a page is painted as soon as it has come.
 */
export const style: string = outputFiles?.[0]?.text.trim() ?? "";
