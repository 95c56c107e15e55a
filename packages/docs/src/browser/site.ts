// The script of every page. Larger features are loaded on demand.
import { loadAsset } from "../components/browser/dom.ts";
import "./preferences.ts";
import "./navigation.ts";
import "./contents.ts";
import "./code-panels.ts";
import "./scroll-areas.ts";
import { loadSearch } from "../search/browser/load-search.ts";
import "../try-it/browser/load-try-it.ts";

document
  .querySelector(".page-menu")
  ?.addEventListener("toggle", () => loadAsset("page-menu.js").catch(() => {}), { once: true });

if (document.querySelector(".not-found"))
  loadSearch()
    .finally(() => loadAsset("not-found.js"))
    .catch(() => {});
