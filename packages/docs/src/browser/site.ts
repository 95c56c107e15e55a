// What every page runs: small, and nothing that a page needs to be read. What is large is loaded when it is used.
import "./theme.ts";
import "../samples/browser/language.ts";
import "./copy.ts";
import "./here.ts";
import "../search/browser/load-search.ts";
import "../try-it/browser/load-try-it.ts";
