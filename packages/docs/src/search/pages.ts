import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import type { Entry } from "./entry.ts";
import { plain, short } from "./plain.ts";
import { tellingWords } from "./telling.ts";

/** An entry for each tag, and for each page that is neither a tag's, an operation's, a schema's nor a guide. */
export function pageEntries(site: Site): Entry[] {
  const tags = site.tags.map(({ name, slug, description }) => ({
    kind: "Reference" as const,
    title: name,
    note: short(plain(description)),
    path: pathOf.tag(slug),
    words: "",
  }));
  return [...tags, home(site), ...others.map((other): Entry => ({ kind: "Page", ...other }))];
}

function home({ contract: { info } }: Site): Entry {
  const { title, summary: note = "", description = "" } = info;
  const path = pathOf.home;
  const [words = ""] = tellingWords([{ text: plain(description), title, note, path }], 1);
  return { kind: "Page", title, note, path, words };
}

const others = [
  { title: "Schemas", note: "What the API takes and gives, by name.", path: pathOf.schemas, words: "types" },
  { title: "All on one page", note: "The reference, by Redoc.", path: pathOf.redoc, words: "" },
  {
    title: "openapi.yaml",
    note: "The contract, to download.",
    path: "openapi.yaml",
    words: "spec specification swagger",
  },
  {
    title: "openapi.json",
    note: "The contract, to download.",
    path: "openapi.json",
    words: "spec specification swagger",
  },
];

/** An entry for each term in the glossary table of the API description. */
export function wordEntries({ contract: { info } }: Site): Entry[] {
  const [, , ...rows] = info.description?.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => {
    const [, title = "", meaning = ""] = row.split("|");
    return { kind: "Term", title: title.trim(), note: plain(meaning), path: `${pathOf.home}#glossary`, words: "" };
  });
}
