// assets/search.js, which is loaded on demand.
import { nearest } from "../nearest.ts";
import { type PackedEntries, unpackEntries } from "../packed-entries.ts";
import { attachCombobox, type Search } from "./combobox.ts";
import { createSearchIndex } from "./search-index.ts";

// Defined by search/entries.ts in the build.
declare const packedEntries: PackedEntries;
declare const basePath: string;

const entries = unpackEntries(packedEntries);
const suggested = ["quickstart", "authentication", "errors", "testing-with-the-mock", "not-supported"];
const search: Search = {
  ...createSearchIndex(entries, basePath),
  nearest: (text) => nearest(text, entries),
  suggestions: suggested.flatMap((slug) => entries.find(({ path }) => path === `guides/${slug}.html`) ?? []),
};
const attached = new WeakSet<HTMLDialogElement>();

window.crewkitSearch = {
  ready: search.ready,
  find: (query) => search.find(query).results,
  nearest: search.nearest,
  open(dialog) {
    if (!attached.has(dialog)) attachCombobox(dialog, search);
    attached.add(dialog);
  },
};
