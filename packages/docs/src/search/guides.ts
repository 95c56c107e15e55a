import MarkdownIt from "markdown-it";
import { pathOf } from "../components/links.ts";
import { slugify } from "../components/prose.ts";
import type { Guide, Site } from "../model/site.ts";
import { distinctiveWords, type SearchableText } from "./distinctive-words.ts";
import type { Entry } from "./entry.ts";
import { plainText } from "./plain-text.ts";

/** An entry for each guide, and for each of its headings but those of statuses, which have entries of their own. */
export function guideEntries({ contract, guides }: Site): Entry[] {
  const statuses = Object.keys(contract["x-error-matrix"]?.statuses ?? {});
  // What comes next is only a way on.
  const passed = [...statuses.map((status) => `${status} `), "Next"];
  const parts = guides.flatMap(guideSections).filter(({ title }) => !passed.some((start) => title.startsWith(start)));
  const words = distinctiveWords(parts, 4);
  return parts.map(({ title, note, path }, at) => ({ kind: "Guide", title, note, path, keywords: words[at] ?? "" }));
}

/** A guide in parts: its beginning, and what stands below each heading. */
function guideSections({ slug, title, summary, text }: Guide): SearchableText[] {
  const path = pathOf.guide(slug);
  const parts: SearchableText[] = [{ title, note: plainText(summary), path, text: "" }];
  const tokens = markdownIt.parse(text, {});
  for (const [at, { type, content }] of tokens.entries()) {
    const last = parts.at(-1);
    if (tokens[at - 1]?.type === "heading_open")
      parts.push({ title: plainText(content), note: title, path: `${path}#${slugify(content)}`, text: "" });
    else if (type === "inline" && last) last.text += ` ${plainText(content)}`;
  }
  return parts;
}

const markdownIt = new MarkdownIt();
