import { readContract } from "@crewkit/openapi/node";
import { createSite, renderSite } from "../site.ts";

let files: Map<string, string> | undefined;

/** The pages of the site and their Markdown versions, made from the current sources, by path. All tests of a worker share them. */
export function renderedFiles(): ReadonlyMap<string, string> {
  files ??= renderSite(createSite(readContract()));
  return files;
}
