import type { SearchResult } from "../search/browser/search-index.ts";
import type { Entry } from "../search/entry.ts";

declare global {
  interface Window {
    /** Restores the state of the element with the calling script. Defined by inline.ts. */
    restore(): void;
    /** Defined by assets/search.js. */
    crewkitSearch?: {
      /** Makes the search dialog respond to input. */
      open(dialog: HTMLDialogElement): void;
      find(query: string): SearchResult[];
      /** Returns up to five pages whose name is similar to an unknown path. */
      nearest(path: string): Entry[];
    };
    /** The index of the search as JSON, defined by assets/search-index.js. */
    crewkitSearchIndex?: string;
    /** The list items of the groups of the navigation, defined by assets/navigation.js. */
    crewkitNavigation?: Record<string, string>;
    /** Defined by assets/try-it.js. */
    crewkitTryIt?: { open(button: HTMLElement): void };
  }
}
