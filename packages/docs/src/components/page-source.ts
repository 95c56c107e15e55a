import { globSync } from "node:fs";
import { basename } from "node:path";
import { repositoryFolder } from "../files.ts";
import type { Site } from "../model/site.ts";

// The files of the repository that pages are made from, by the folder of the pages.
const patterns = {
  reference: "openapi/paths/*/*.yaml",
  schemas: "openapi/components/schemas/*/*.yaml",
  workflows: "openapi/workflows/*.arazzo.yaml",
  changes: "openapi/changes/*.yaml",
  guides: "packages/docs/guides/{,concepts/}*.md",
};

const sources = new Map(
  Object.entries(patterns).flatMap(([folder, pattern]) =>
    globSync(pattern, { cwd: repositoryFolder }).map((file) => [`${folder}/${nameOf(file)}`, file] as const),
  ),
);

/** Returns the file in the repository that readers edit to change a page: `packages/docs/guides/01-quickstart.md`. */
export function pageSource({ operations }: Site, path: string): string {
  const [folder, name = ""] = path.replace(".html", "").split("/");
  // The name of a path's file has `@` for each slash.
  const source = operations.get(name)?.path.slice(1).replaceAll("/", "@") ?? name;
  return sources.get(`${folder}/${source}`) ?? "openapi/openapi.yaml";
}

function nameOf(file: string): string {
  return basename(file).replace(/^\d+-|(\.arazzo)?\.(yaml|md)$/g, "");
}
