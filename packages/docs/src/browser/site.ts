// What every page runs: small, and nothing that a page needs to be read. What is large is loaded when it is used.
import "./theme.ts";
import "../samples/browser/language.ts";
import "./copy.ts";
import "../search/browser/load-search.ts";
import "../try-it/browser/load-try-it.ts";

// In a navigation that is longer than the screen, the page that one is on is shown. When the page is laid out anyway, since
// where things are would be asked twice before.
requestAnimationFrame(() => document.querySelector("#nav [aria-current]")?.scrollIntoView({ block: "nearest" }));
