import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import { slugify } from "../text.ts";
import type { IndexedEntry } from "./entry.ts";

export function pageEntries({ contract: { info }, tags }: Site): IndexedEntry[] {
  const other = otherPages.map((page): IndexedEntry => ({ kind: "Page", ...page }));
  return [
    ...tags.map(({ name, slug, description, rules }): IndexedEntry => {
      const path = pathOf.tag(slug);
      return { kind: "Reference", title: name, note: shorten(description), path, text: description + rules };
    }),
    ...sections("Page", {
      title: info.title,
      note: info.summary ?? "",
      path: pathOf.home,
      text: info.description ?? "",
    }),
    ...other,
  ];
}

export function workflowEntries({ workflows }: Site): IndexedEntry[] {
  return workflows.map(({ slug, title, summary, source }) => ({
    kind: "Workflow",
    title,
    note: shorten(summary),
    path: pathOf.workflow(slug),
    text: `${summary} Arazzo ${source.match(/(?<=\b(?:summary|description|operationId): ).*/g)?.join(" ")}`,
  }));
}

export function glossaryEntries({ contract: { info } }: Site): IndexedEntry[] {
  const [, , ...rows] = info.description?.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => {
    const [, title = "", meaning = ""] = row.split("|").map(plainText);
    return { kind: "Term", title, note: meaning, path: `${pathOf.home}#glossary` };
  });
}

export function guideEntries({ guides }: Site): IndexedEntry[] {
  return guides.flatMap(({ slug, title, summary, text }) =>
    sections("Guide", { title, note: plainText(summary), path: pathOf.guide(slug), text }),
  );
}

const otherPages = [
  { title: "Schemas", note: "Schemas of request and response bodies.", path: pathOf.schemas, names: "types" },
  { title: "Single page (Redoc)", note: "The whole reference on one page.", path: pathOf.redoc },
  { title: "llms.txt", note: "An index of the documentation for language models.", path: "llms.txt" },
  { title: "openapi.yaml", note: "Download the OpenAPI contract.", path: "openapi.yaml" },
  { title: "openapi.json", note: "Download the OpenAPI contract.", path: "openapi.json" },
  { title: "openapi-3.0.json", note: "Download the contract in OpenAPI 3.0.", path: "openapi-3.0.json" },
  {
    title: "openapi-dereferenced.json",
    note: "Download the OpenAPI contract without `$ref`.",
    path: "openapi-dereferenced.json",
  },
];

/** Creates an entry for a page, with the text before its first heading, and one for each section that has text. */
function sections(kind: "Guide" | "Page", { text = "", ...page }: Omit<IndexedEntry, "kind">): IndexedEntry[] {
  // A blank line distinguishes headings from comments in code. The messages of a status, `### 400 with`, belong to the status.
  const [start = "", ...rest] = text.split(/^#{1,3} (?!\d+ with)(?=.*\n\n)(?:\d+\. )?/m);
  const withText = rest.filter((section) => section.trim().includes("\n"));
  const entries = withText.map((section): IndexedEntry => {
    const [heading = ""] = section.split("\n");
    const title = plainText(heading);
    return {
      kind,
      title,
      note: page.title,
      path: `${page.path}#${slugify(heading)}`,
      text: `${page.title} ${section}`,
    };
  });
  return [{ kind, ...page, text: `${page.note} ${start}` }, ...entries.filter(({ title }) => title !== "Next steps")];
}

function plainText(markdown: string): string {
  return markdown
    .replaceAll(/[`*]|\[|\]\([^)]*\)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Shortens a text in Markdown to its first sentence and one line. */
export function shorten(markdown: string, maxLength = 80): string {
  const [sentence = ""] = plainText(markdown).split(/(?<=[.!?])\s/);
  return sentence.length <= maxLength ? sentence : `${sentence.slice(0, maxLength).replace(/\W*\s\S*$/, "")} …`;
}
