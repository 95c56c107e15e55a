import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import { parse } from "yaml";
import { guidesFolder } from "../files.ts";
import type { Guide } from "../model/site.ts";
import { guideVariables } from "./variables.ts";

export function loadGuides(contract: Contract): Guide[] {
  const variables = guideVariables(contract);
  const concepts = readGuides(join(guidesFolder, "concepts"), "Concepts");
  return [...concepts, ...readGuides(guidesFolder, "Guides")].map((guide) => ({
    ...guide,
    text: withGuideContext(guide.slug, () => fillPlaceholders(guide.text, variables)),
  }));
}

/**
 * Reads the guides in a folder in the order of their numbers.
 *
 * @throws if a guide has no front matter with `title` and `summary`.
 */
export function readGuides(folder: string, group: Guide["group"]): Guide[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return files.sort().map((name) => {
    const file = readFileSync(join(folder, name), "utf8");
    const [, head = "", text = ""] = /^---\n(.*?)^---\n(.*)$/ms.exec(file) ?? [];
    const { title, summary, tags = [] } = (parse(head) ?? {}) as Partial<Guide>;
    if (!title || !summary) throw new Error(`guides/${name} must begin with front matter that has title and summary.`);
    const pictureFile = join(folder, name.replace(".md", ".svg"));
    const picture = existsSync(pictureFile) ? { picture: readFileSync(pictureFile, "utf8") } : {};
    return { group, slug: name.replace(/^\d+-|\.md$/g, ""), title, summary, tags, ...picture, text: text.trim() };
  });
}

/**
 * Replaces each `{{name}}` with the variable of this name.
 *
 * @throws if the name is unknown. The message lists the known names.
 */
export function fillPlaceholders(text: string, variables: Record<string, string>): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_, name: string) => {
    const value = variables[name];
    if (value !== undefined) return value;
    throw new Error(`Unknown placeholder {{${name}}}. Use one of: ${Object.keys(variables).join(", ")}.`);
  });
}

/** Prefixes errors with the name of the guide: `guides/…-quickstart.md: Unknown placeholder …`. */
export function withGuideContext<Result>(slug: string, render: () => Result): Result {
  try {
    return render();
  } catch (error) {
    throw new Error(`guides/…-${slug}.md: ${(error as Error).message}`, { cause: error });
  }
}
