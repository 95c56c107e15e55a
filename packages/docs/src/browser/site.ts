// The script of every page. Larger features are loaded on demand.
import "./theme.ts";
import "../samples/browser/language.ts";
import "./contents.ts";
import "./copy.ts";
import "./response-tabs.ts";
import "../search/browser/load-search.ts";
import "../try-it/browser/load-try-it.ts";

// Scrolls the navigation to the current page. Waits for layout to avoid a forced reflow.
requestAnimationFrame(() => document.querySelector("#nav [aria-current]")?.scrollIntoView({ block: "nearest" }));
