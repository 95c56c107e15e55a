// The search: assets/search.js. It is loaded when somebody is about to use it.
import { type PackedEntries, unpackEntries } from "../entry.ts";
import { attachCombobox } from "./combobox.ts";
import { openDialog } from "./dialog.ts";
import { createSearchIndex } from "./search-index.ts";

// The build puts them here: search/entries.ts.
declare const packedEntries: PackedEntries;
declare const basePath: string;

const finder = createSearchIndex(unpackEntries(packedEntries), basePath);
const attached = new WeakSet<HTMLDialogElement>();

window.crewkitSearch = {
  ready: finder.ready,
  find: (query) => finder.find(query).results,
  open() {
    const dialog = openDialog();
    if (!attached.has(dialog)) attachCombobox(dialog, finder);
    attached.add(dialog);
  },
};
