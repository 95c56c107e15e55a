import MarkdownIt from "markdown-it";
import { pathOf } from "../components/links.ts";
import { slugify } from "../components/text.ts";
import { steps } from "../guides/steps.ts";
import type { Guide, Site } from "../model/site.ts";
import { type PlainEntry, plainText, shorten } from "./entry.ts";

export function pageEntries(site: Site): PlainEntry[] {
  const tags = site.tags.map(({ name, slug, description }) => ({
    kind: "Reference" as const,
    title: name,
    note: shorten(plainText(description)),
    path: pathOf.tag(slug),
    keywords: "",
  }));
  return [...tags, home(site), ...otherPages.map((other): PlainEntry => ({ kind: "Page", ...other }))];
}

export function workflowEntries({ workflows }: Site): PlainEntry[] {
  return workflows.map(({ slug, title, summary }) => ({
    kind: "Workflow",
    title,
    note: shorten(plainText(summary)),
    path: pathOf.workflow(slug),
    keywords: "",
  }));
}

export function glossaryEntries({ contract: { info } }: Site): PlainEntry[] {
  const [, , ...rows] = info.description?.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => {
    const [, title = "", meaning = ""] = row.split("|");
    return {
      kind: "Term",
      title: title.trim(),
      note: plainText(meaning),
      path: `${pathOf.home}#glossary`,
      keywords: "",
    };
  });
}

export function guideEntries({ errorMatrix, guides }: Site): PlainEntry[] {
  const statuses = Object.keys(errorMatrix.statuses);
  const omitted = [...statuses.map((status) => `${status} `), "Next steps"];
  return guides.flatMap(guideSections).filter(({ title }) => !omitted.some((start) => title.startsWith(start)));
}

function home({ contract: { info } }: Site): PlainEntry {
  return { kind: "Page", title: info.title, note: info.summary ?? "", path: pathOf.home, keywords: "" };
}

const otherPages = [
  { title: "Schemas", note: "Schemas of request and response bodies.", path: pathOf.schemas, keywords: "types" },
  { title: "Single page (Redoc)", note: "The whole reference on one page.", path: pathOf.redoc, keywords: "" },
  { title: "llms.txt", note: "An index of the documentation for language models.", path: "llms.txt", keywords: "" },
  {
    title: "openapi.yaml",
    note: "Download the OpenAPI contract.",
    path: "openapi.yaml",
    keywords: "",
  },
  {
    title: "openapi.json",
    note: "Download the OpenAPI contract.",
    path: "openapi.json",
    keywords: "",
  },
];

// Operations are better results for the tasks that the sections of concepts explain.
function guideSections({ group, slug, title, summary, text }: Guide): PlainEntry[] {
  const path = pathOf.guide(slug);
  const tokens = group === "Concepts" ? [] : markdownIt.parse(text, {});
  // A heading that another heading follows only groups sections.
  const headings = tokens.flatMap(({ content }, at) =>
    tokens[at - 1]?.type === "heading_open" && tokens[at + 2]?.type !== "heading_open" ? content : [],
  );
  return [
    { kind: "Guide", title, note: shorten(plainText(summary)), path, keywords: "" },
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
