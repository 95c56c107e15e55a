import { changesFolder } from "../files.ts";
import { type Html, html } from "../parts/html.ts";
import { type LinkOf, prose } from "../parts/prose.ts";
import { changesList } from "./list.ts";
import { readRecords } from "./read.ts";
import { changesText } from "./text.ts";

/** A guide's text, with the list of changes where its Markdown has the line `<!-- changes -->`. */
export function withChanges(text: string, linkOf: LinkOf): { main: Html; markdown: string } {
  const [before = "", after] = text.split(/^<!-- changes -->$/m);
  if (after === undefined) return { main: prose(text, linkOf), markdown: text };
  const records = readRecords(changesFolder);
  return {
    main: html`${prose(before, linkOf)}${changesList(records, linkOf)}${prose(after, linkOf)}`,
    markdown: `${before}${changesText(records)}${after}`,
  };
}
