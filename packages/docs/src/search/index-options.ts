import type { Options } from "minisearch";
import type { IndexedEntry } from "./entry.ts";
import { processTerm, tokenize } from "./terms.ts";

/** The options with which the build creates the index and pages load it. */
export const indexOptions: Options<IndexedEntry> = {
  fields: ["title", "names", "text"],
  storeFields: ["kind", "title", "note", "path", "names"],
  tokenize,
  processTerm,
};
