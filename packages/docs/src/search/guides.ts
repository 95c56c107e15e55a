import MarkdownIt from "markdown-it";
import type { Guide, Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { slugOf } from "../parts/prose.ts";
import type { Entry } from "./entry.ts";
import { plain } from "./plain.ts";
import { type Told, tellingWords } from "./telling.ts";

/** An entry for each guide, and for each of its headings but those of statuses, which have entries of their own. */
export function guideEntries({ contract, guides }: Site): Entry[] {
  const statuses = Object.keys(contract["x-error-matrix"]?.statuses ?? {});
  // What comes next is only a way on.
  const passed = [...statuses.map((status) => `${status} `), "Next"];
  const parts = guides.flatMap(partsOf).filter(({ title }) => !passed.some((start) => title.startsWith(start)));
  const words = tellingWords(parts, 4);
  return parts.map(({ title, note, path }, at) => ({ kind: "Guide", title, note, path, words: words[at] ?? "" }));
}

/** A guide in parts: its beginning, and what stands below each heading. */
function partsOf({ slug, title, summary, text }: Guide): Told[] {
  const path = pathOf.guide(slug);
  const parts: Told[] = [{ title, note: plain(summary), path, text: "" }];
  const tokens = markdownIt.parse(text, {});
  for (const [at, { type, content }] of tokens.entries()) {
    const last = parts.at(-1);
    if (tokens[at - 1]?.type === "heading_open")
      parts.push({ title: plain(content), note: title, path: `${path}#${slugOf(content)}`, text: "" });
    else if (type === "inline" && last) last.text += ` ${plain(content)}`;
  }
  return parts;
}

const markdownIt = new MarkdownIt();
