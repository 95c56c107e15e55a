import type { SearchResult } from "../search/browser/search-index.ts";

/** What the scripts that are loaded later bring along. */
declare global {
  interface Window {
    /** By assets/search.js. */
    crewkitSearch?: {
      open(): void;
      /** Resolves when all can be found, a moment after the script was loaded. */
      ready: Promise<void>;
      find(query: string): SearchResult[];
    };
    /** By assets/try-it.js. */
    crewkitTryIt?: { open(button: HTMLElement): void };
  }
}
