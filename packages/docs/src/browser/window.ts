import type { SearchResult } from "../search/browser/search-index.ts";

declare global {
  interface Window {
    /** Defined by assets/search.js. */
    crewkitSearch?: {
      open(): void;
      /** Resolves when all entries are indexed. */
      ready: Promise<void>;
      find(query: string): SearchResult[];
    };
    /** Defined by assets/try-it.js. */
    crewkitTryIt?: { open(button: HTMLElement): void };
  }
}
