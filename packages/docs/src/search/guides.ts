import MarkdownIt from "markdown-it";
import { pathOf } from "../components/links.ts";
import { slugify } from "../components/slugify.ts";
import { steps } from "../guides/steps.ts";
import type { Guide, Site } from "../model/site.ts";
import { distinctiveWords, type SearchableText } from "./distinctive-words.ts";
import type { PlainEntry } from "./entry.ts";
import { plainText } from "./plain-text.ts";

export function guideEntries({ contract, guides }: Site): PlainEntry[] {
  const statuses = Object.keys(contract["x-error-matrix"]?.statuses ?? {});
  const omitted = [...statuses.map((status) => `${status} `), "Next steps"];
  const sections = guides
    .flatMap(guideSections)
    .filter(
      ({ title, path, text }) => !omitted.some((start) => title.startsWith(start)) && (text || !path.includes("#")),
    );
  const words = distinctiveWords(sections, 2);
  return sections.map(({ title, note, path }, at) => ({ kind: "Guide", title, note, path, keywords: words[at] ?? "" }));
}

function guideSections({ slug, title, summary, text }: Guide): SearchableText[] {
  const path = pathOf.guide(slug);
  const sections: SearchableText[] = [{ title, note: plainText(summary), path, text: "" }];
  const tokens = markdownIt.parse(text, {});
  for (const [at, { type, content }] of tokens.entries()) {
    const last = sections.at(-1);
    if (tokens[at - 1]?.type === "heading_open")
      sections.push({ title: plainText(content), note: title, path: `${path}#${slugify(content)}`, text: "" });
    else if (type === "inline" && last) last.text += ` ${plainText(content)}`;
  }
  return sections;
}

const markdownIt = new MarkdownIt().use(steps);
