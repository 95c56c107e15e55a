import { element } from "../../components/browser/dom.ts";
import type { Entry } from "../entry.ts";
import { joinWords, namePattern, processTerm, wordPattern } from "../terms.ts";
import type { SearchIndex, SearchResults } from "./search-index.ts";

export interface Search extends SearchIndex {
  /** Returns pages with similar names, for queries without results. */
  nearest(query: string): Entry[];
  /** The pages to show before the user types. */
  suggestions: Entry[];
}

export function attachCombobox(dialog: HTMLDialogElement, search: Search): void {
  const elements = findElements(dialog);
  elements.input.addEventListener("input", () => showResults(elements, search));
  showResults(elements, search);
  elements.input.addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.shiftKey || event.altKey) return;
    if (event.key === "Enter") openActive(elements, withControl);
    else if (withControl || !moveSelection(elements, event.key)) return;
    event.preventDefault();
  });
  attachPointer(elements);
}

function attachPointer(elements: DialogElements): void {
  const optionAt = (event: Event) => (event.target as Element).closest("[role=option]") ?? undefined;
  elements.list.addEventListener("pointermove", (event) => optionAt(event) && activate(elements, optionAt(event)));
  // Closes the dialog, because the link may lead to a section of the current page.
  elements.list.addEventListener("click", (event) => {
    if (optionAt(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey) elements.dialog.close();
  });
}

function openActive(elements: DialogElements, inNewTab: boolean): void {
  const option = activeOption(elements) as HTMLAnchorElement | undefined;
  if (inNewTab && option) open(option.href, "_blank", "noopener");
  else option?.click();
}

function activeOption({ list }: DialogElements): HTMLElement | undefined {
  return list.querySelector<HTMLElement>("[aria-selected=true]") ?? undefined;
}

function activate(elements: DialogElements, option: Element | undefined): void {
  activeOption(elements)?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  if (option) elements.input.setAttribute("aria-activedescendant", option.id);
  else elements.input.removeAttribute("aria-activedescendant");
}

/** Moves the selection with a key and wraps around at both ends. Returns false for other keys. */
function moveSelection(elements: DialogElements, key: string): boolean {
  const options = [...elements.list.children];
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined || options.length === 0) return false;
  activate(elements, options.at(next % options.length));
  activeOption(elements)?.scrollIntoView({ block: "nearest" });
  return true;
}

const maxResults = 20;

function showResults(elements: DialogElements, { find, nearest, suggestions }: Search): void {
  const { input, list, status } = elements;
  const query = input.value.trim();
  const found = find(query);
  const similar = query && found.results.length === 0 ? nearest(query) : [];
  const entries = [...found.results.slice(0, maxResults), ...similar];
  const options = (entries.length > 0 ? entries : suggestions).map(createOption);
  list.replaceChildren(...options);
  list.hidden = false;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", "true");
  status.textContent = query ? statusText(found, similar.length > 0) : "Start here";
  activate(elements, query ? options[0] : undefined);
}

function statusText({ results: { length }, partial }: SearchResults, hasSimilar: boolean): string {
  if (hasSimilar) return "No results. Pages with similar names:";
  if (length === 0) return "No results. Try fewer or different words, or start here:";
  if (partial) return "No results match all words. Showing partial matches.";
  if (length > maxResults) return `${maxResults} of ${length} results`;
  return length === 1 ? "1 result" : `${length} results`;
}

type DialogElements = ReturnType<typeof findElements>;

function findElements(dialog: HTMLDialogElement) {
  const find = <Part extends HTMLElement>(selector: string) => dialog.querySelector(selector) as Part;
  return {
    dialog,
    input: find<HTMLInputElement>("input"),
    list: find("[role=listbox]"),
    status: find("[role=status]"),
  };
}

function createOption(entry: Entry & { terms?: string[] }, at: number): HTMLAnchorElement {
  const { kind, title, note, path, terms = [] } = entry;
  const href = `${document.body.dataset.root}${path}`;
  const titleParts = /Field|Parameter/.test(kind) ? [codeElement(title, terms)] : highlightTerms(title, terms);
  const noteParts =
    kind === "Operation" ? operationNote(note, terms) : [breadcrumb(entry), ...highlightTerms(note, terms)];
  const option = element(
    "a",
    { role: "option", id: `search-${at}`, href, tabindex: "-1" },
    element("span", { class: "search-title" }, ...titleParts),
    element("span", { class: "search-kind" }, kind),
    element("span", { class: "search-note" }, ...noteParts),
  );
  // Joins the texts between highlighted words.
  option.normalize();
  return option;
}

function operationNote(note: string, terms: string[]): (Node | string)[] {
  const [method = "", path = ""] = note.split(" ");
  return [element("b", { class: `method ${method.toLowerCase()}` }, method), " ", codeElement(path, terms)];
}

// Shows where a section or field is. Its note is the name of the page.
function breadcrumb({ kind, path }: Entry): string {
  if (!/Guide|Field/.test(kind) || !path.includes("#")) return "";
  return kind === "Guide" ? "Guides › " : "Schemas › ";
}

function codeElement(text: string, terms: string[]): HTMLElement {
  return element("code", {}, ...highlightTerms(text, terms));
}

// Marks whole names, such as `per_page`, or the words that they consist of.
function highlightTerms(text: string, terms: string[]): (Node | string)[] {
  const isFound = (word: string) => terms.includes(processTerm(joinWords(word)) ?? "");
  const pieces = text.split(namePattern).flatMap((name) => (isFound(name) ? name : name.split(wordPattern)));
  return pieces.map((piece) => (isFound(piece) ? element("mark", {}, piece) : piece));
}
