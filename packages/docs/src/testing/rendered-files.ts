import { readContract } from "@crewkit/openapi/node";
import { createSite, renderSite } from "../site.ts";

let files: Map<string, string> | undefined;

export function renderedFiles(): ReadonlyMap<string, string> {
  files ??= renderSite(createSite(readContract()));
  return files;
}
