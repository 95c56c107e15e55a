import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A guide, as it is written. */
export interface Guide {
  /** As its page is called: `quickstart`. */
  slug: string;
  title: string;
  /** One line for lists and search. */
  summary: string;
  /** Its text in Markdown, without the title. */
  text: string;
}

/**
 * Reads the guides of a folder in their order: `01-quickstart.md` begins with YAML that has `title` and `summary`.
 *
 * @throws if one has none.
 */
export function readGuides(folder: string): Guide[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort();
  return files.map((name) => readGuide(name, readFileSync(join(folder, name), "utf8")));
}

function readGuide(name: string, file: string): Guide {
  const [, head = "", text = ""] = /^---\n(.*?)^---\n(.*)$/ms.exec(file) ?? [];
  const { title, summary } = (parse(head) ?? {}) as Partial<Guide>;
  if (!title || !summary)
    throw new Error(`guides/${name} must begin with YAML between --- that has title and summary.`);
  return { slug: name.replace(/^\d+-|\.md$/g, ""), title, summary, text: text.trim() };
}
