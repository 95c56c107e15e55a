// assets/search-index.js, which is loaded on demand.

// Defined by search/entries.ts in the build.
declare const searchIndex: string;

window.crewkitSearchIndex = searchIndex;
