import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import type { Entry } from "./entry.ts";
import { plain } from "./plain.ts";

/** An entry for each word that the contract explains: the rows of a table in its description, below a head. */
export function wordEntries({ contract: { info } }: Site): Entry[] {
  const [, , ...rows] = info.description?.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => {
    const [, title = "", meaning = ""] = row.split("|");
    return { kind: "Word", title: title.trim(), note: plain(meaning), path: `${pathOf.home}#words`, words: "" };
  });
}
