import { globSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { home, notFound, site } from "../files.ts";

/** A page of the built site for each kind of pages, as a file by the kind's name: for what must hold of all. */
export function pageKinds(): Record<string, string> {
  const operations = bySize("reference");
  return {
    "the first page": home,
    "the page for what is not there": notFound,
    ...Object.fromEntries(bySize("guides").map((file) => [`the guide ${basename(file, ".html")}`, file])),
    "a tag": bySize("tags")[0] ?? "",
    "the heaviest operation": operations[0] ?? "",
    "the lightest operation": operations.at(-1) ?? "",
    "the list of schemas": join(site, "schemas/index.html"),
    "the heaviest schema": bySize("schemas").find((file) => !file.endsWith("index.html")) ?? "",
  };
}

/** The pages of a folder of the site, the heaviest first. */
export function bySize(folder: string): string[] {
  const files = globSync(`${folder}/*.html`, { cwd: site }).map((name) => join(site, name));
  return files.sort((one, other) => statSync(other).size - statSync(one).size);
}

/** The ways in which people look at pages. */
export const looks: { colorScheme: "light" | "dark"; viewport: { width: number; height: number } }[] = (
  ["light", "dark"] as const
).flatMap((colorScheme) => [360, 1280].map((width) => ({ colorScheme, viewport: { width, height: 900 } })));
