// What every page runs: small, and nothing that a page needs to be read. What is large is loaded when it is used.
import "./theme.ts";
import "./language.ts";
import "./copy.ts";
import "./here.ts";
import "./load-search.ts";
import "./load-try-it.ts";
