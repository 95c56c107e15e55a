import { createOption } from "./option.ts";
import type { SearchIndex, SearchResults } from "./search-index.ts";

/** Makes the dialog find things: an editable combobox, as the ARIA Authoring Practices Guide describes it. */
export function attachCombobox(dialog: HTMLDialogElement, finder: SearchIndex): void {
  const parts = findElements(dialog);
  const ready = finder.ready.then(() => {
    parts.input.addEventListener("input", () => showResults(parts, finder));
    showResults(parts, finder);
  });
  parts.input.addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.shiftKey || event.altKey) return;
    if (event.key === "Enter") ready.then(() => openActive(parts, withControl));
    else if (withControl || !moveSelection(parts, event.key)) return;
    event.preventDefault();
  });
  attachPointer(parts);
}

function attachPointer(parts: DialogElements): void {
  const optionAt = (event: Event) => (event.target as Element).closest("[role=option]") ?? undefined;
  parts.list.addEventListener("pointermove", (event) => optionAt(event) && activate(parts, optionAt(event)));
  // A link may lead to a place on this page.
  parts.list.addEventListener("click", (event) => {
    if (optionAt(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey) parts.dialog.close();
  });
}

function openActive(parts: DialogElements, inNewTab: boolean): void {
  const option = activeOption(parts) as HTMLAnchorElement | undefined;
  if (inNewTab && option) open(option.href, "_blank", "noopener");
  else option?.click();
}

function activeOption({ list }: DialogElements): HTMLElement | undefined {
  return list.querySelector<HTMLElement>("[aria-selected=true]") ?? undefined;
}

/** Makes an option the active one. The focus stays in the input, which names it. */
function activate(parts: DialogElements, option: Element | undefined): void {
  activeOption(parts)?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  if (option) parts.input.setAttribute("aria-activedescendant", option.id);
  else parts.input.removeAttribute("aria-activedescendant");
}

/** Makes the option active to which a key leads from the active one; at an end, the one at the other. */
function moveSelection(parts: DialogElements, key: string): boolean {
  const options = [...parts.list.children];
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined || options.length === 0) return false;
  activate(parts, options.at(next % options.length));
  activeOption(parts)?.scrollIntoView({ block: "nearest" });
  return true;
}

// More than anybody reads; who wants another one types another word.
const maxResults = 20;

/** Shows what is found for what stands in the input. The first result is the active one. */
function showResults(parts: DialogElements, finder: SearchIndex): void {
  const { input, list, status, hints } = parts;
  const query = input.value.trim();
  const found = query ? finder.find(query) : { results: [], partial: false };
  const options = found.results.slice(0, maxResults).map(createOption);
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", String(options.length > 0));
  status.textContent = query ? statusText(found) : "";
  hints.hidden = query !== "";
  activate(parts, options[0]);
}

function statusText({ results: { length }, partial }: SearchResults): string {
  if (length === 0) return "Nothing found. Try fewer words, or other ones.";
  if (partial) return "No page has all the words; these have some.";
  if (length > maxResults) return `${maxResults} of ${length} results`;
  return length === 1 ? "1 result" : `${length} results`;
}

interface DialogElements {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  hints: HTMLElement;
}

function findElements(dialog: HTMLDialogElement): DialogElements {
  const part = <Part extends HTMLElement>(selector: string) => dialog.querySelector(selector) as Part;
  return {
    dialog,
    input: part("input"),
    list: part("[role=listbox]"),
    status: part("[role=status]"),
    hints: part(".search-hints"),
  };
}
