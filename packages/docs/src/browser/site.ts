// The script of every page. Larger features are loaded on demand.
import { loadAsset } from "./load-asset.ts";
import "./theme.ts";
import "./navigation.ts";
import "../samples/browser/language.ts";
import "./contents.ts";
import "./copy.ts";
import "./response-tabs.ts";
import "../search/browser/load-search.ts";
import "../try-it/browser/load-try-it.ts";

if (document.querySelector(".not-found"))
  loadAsset("search.js")
    .finally(() => loadAsset("not-found.js"))
    .catch(() => {});
