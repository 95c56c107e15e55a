import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import type { PlainEntry } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

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
