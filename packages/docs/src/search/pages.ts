import { pathOf } from "../components/links.ts";
import type { Site } from "../model/site.ts";
import { distinctiveWords } from "./distinctive-words.ts";
import type { Entry } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

/** An entry for each tag, and for each page that is neither a tag's, an operation's, a schema's nor a guide. */
export function pageEntries(site: Site): Entry[] {
  const tags = site.tags.map(({ name, slug, description }) => ({
    kind: "Reference" as const,
    title: name,
    note: shorten(plainText(description)),
    path: pathOf.tag(slug),
    keywords: "",
  }));
  return [...tags, home(site), ...otherPages.map((other): Entry => ({ kind: "Page", ...other }))];
}

function home({ contract: { info } }: Site): Entry {
  const { title, summary: note = "", description = "" } = info;
  const path = pathOf.home;
  const [keywords = ""] = distinctiveWords([{ text: plainText(description), title, note, path }], 1);
  return { kind: "Page", title, note, path, keywords };
}

const otherPages = [
  { title: "Schemas", note: "What the API takes and gives, by name.", path: pathOf.schemas, keywords: "types" },
  { title: "All on one page", note: "The reference, by Redoc.", path: pathOf.redoc, keywords: "" },
  {
    title: "openapi.yaml",
    note: "The contract, to download.",
    path: "openapi.yaml",
    keywords: "spec specification swagger",
  },
  {
    title: "openapi.json",
    note: "The contract, to download.",
    path: "openapi.json",
    keywords: "spec specification swagger",
  },
];

/** An entry for each term in the glossary table of the API description. */
export function glossaryEntries({ contract: { info } }: Site): Entry[] {
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
