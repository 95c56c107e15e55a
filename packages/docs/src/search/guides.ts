import MarkdownIt from "markdown-it";
import { pathOf } from "../components/links.ts";
import { slugify } from "../components/slugify.ts";
import { steps } from "../guides/steps.ts";
import type { Guide, Site } from "../model/site.ts";
import type { PlainEntry } from "./entry.ts";
import { plainText } from "./plain-text.ts";

export function guideEntries({ contract, guides }: Site): PlainEntry[] {
  const statuses = Object.keys(contract["x-error-matrix"]?.statuses ?? {});
  const omitted = [...statuses.map((status) => `${status} `), "Next steps"];
  return guides.flatMap(guideSections).filter(({ title }) => !omitted.some((start) => title.startsWith(start)));
}

function guideSections({ slug, title, summary, text }: Guide): PlainEntry[] {
  const path = pathOf.guide(slug);
  const tokens = markdownIt.parse(text, {});
  // A heading that another heading follows only groups sections.
  const headings = tokens.flatMap(({ content }, at) =>
    tokens[at - 1]?.type === "heading_open" && tokens[at + 2]?.type !== "heading_open" ? content : [],
  );
  return [
    { kind: "Guide", title, note: plainText(summary), path, keywords: "" },
    ...headings.map((heading): PlainEntry => {
      return {
        kind: "Guide",
        title: plainText(heading),
        note: title,
        path: `${path}#${slugify(heading)}`,
        keywords: "",
      };
    }),
  ];
}

const markdownIt = new MarkdownIt().use(steps);
