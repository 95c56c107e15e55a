// assets/search.js, which is loaded on demand after assets/search-index.js.
import { nearest } from "../nearest.ts";
import { attachCombobox, type Search } from "./combobox.ts";
import { loadSearchIndex } from "./search-index.ts";

// Defined by search/entries.ts in the build.
declare const basePath: string;

const index = loadSearchIndex(window.crewkitSearchIndex ?? "", basePath);
const suggested = ["quickstart", "authentication", "errors", "testing-with-the-mock", "not-supported"];
const search: Search = {
  ...index,
  nearest: (text) => nearest(text, index.entries),
  suggestions: suggested.flatMap((slug) => index.entries.find(({ path }) => path === `guides/${slug}.html`) ?? []),
};
const attached = new WeakSet<HTMLDialogElement>();

window.crewkitSearch = {
  find: (query) => search.find(query).results,
  nearest: search.nearest,
  open(dialog) {
    if (!attached.has(dialog)) attachCombobox(dialog, search);
    attached.add(dialog);
  },
};
