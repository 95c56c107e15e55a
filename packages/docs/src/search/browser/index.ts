// assets/search.js, which is loaded on demand.

import { nearest } from "../nearest.ts";
import { type PackedEntries, unpackEntries } from "../packed-entries.ts";
import { attachCombobox } from "./combobox.ts";
import { createSearchIndex } from "./search-index.ts";

// Defined by search/entries.ts in the build.
declare const packedEntries: PackedEntries;
declare const basePath: string;

const entries = unpackEntries(packedEntries);
const index = createSearchIndex(entries, basePath);
const attached = new WeakSet<HTMLDialogElement>();

window.crewkitSearch = {
  ready: index.ready,
  find: (query) => index.find(query).results,
  nearest: (path) => nearest(path, entries),
  open(dialog) {
    if (!attached.has(dialog)) attachCombobox(dialog, index);
    attached.add(dialog);
  },
};
