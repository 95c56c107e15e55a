// assets/not-found.js, which the 404 page loads after the search.
import { element } from "../../components/browser/dom.ts";

const search = window.crewkitSearch;
const form = document.querySelector(".not-found form");
const input = form?.querySelector("input");

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector<HTMLElement>("[data-search]")?.click();
  const dialogInput = document.querySelector<HTMLInputElement>("dialog.search input");
  if (!dialogInput || !input) return;
  dialogInput.value = input.value;
  dialogInput.dispatchEvent(new Event("input"));
});

const path = missingPath();
if (input) input.value ||= wordsOf(path);
// The server may have filled the list.
document.querySelector(".nearest.js > ul")?.replaceChildren(...similarPages());

function similarPages(): HTMLElement[] {
  const found = search?.nearest(path) ?? [];
  if (found.length === 0) return [element("li", {}, "No page has a similar address.")];
  return found.map(({ path, title }) => element("li", {}, element("a", { href: path }, title)));
}

// Words to search for: "get session" for `/docs/reference/getSession.html`.
function wordsOf(path: string): string {
  const name = path.replace(/(\/index)?\.\w+$|\/+$/g, "").replace(/.*\//, "");
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/[^\p{L}\d]+/gu, " ");
  return words.trim().toLowerCase();
}

// The path that does not exist, relative to the root of the site. Empty for the file 404.html itself.
function missingPath(): string {
  const root = new URL(document.baseURI).pathname.replace(/[^/]*$/, "");
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  if (path === "404.html") return "";
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
