import type { Finder, Findings } from "./finder.ts";
import { optionOf } from "./option.ts";

/** Makes the dialog find things: an editable combobox, as the ARIA Authoring Practices Guide describes it. */
export function attachCombobox(dialog: HTMLDialogElement, finder: Finder): void {
  const parts = partsOf(dialog);
  const ready = finder.ready.then(() => {
    parts.input.addEventListener("input", () => showFindings(parts, finder));
    showFindings(parts, finder);
  });
  parts.input.addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.shiftKey || event.altKey) return;
    if (event.key === "Enter") ready.then(() => openActive(parts, withControl));
    else if (withControl || !move(parts, event.key)) return;
    event.preventDefault();
  });
  attachPointer(parts);
}

function attachPointer(parts: Parts): void {
  const optionAt = (event: Event) => (event.target as Element).closest("[role=option]") ?? undefined;
  parts.list.addEventListener("pointermove", (event) => optionAt(event) && activate(parts, optionAt(event)));
  // A link may lead to a place on this page.
  parts.list.addEventListener("click", (event) => {
    if (optionAt(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey) parts.dialog.close();
  });
}

function openActive(parts: Parts, inNewTab: boolean): void {
  const option = activeOption(parts) as HTMLAnchorElement | undefined;
  if (inNewTab && option) open(option.href, "_blank", "noopener");
  else option?.click();
}

function activeOption({ list }: Parts): HTMLElement | undefined {
  return list.querySelector<HTMLElement>("[aria-selected=true]") ?? undefined;
}

/** Makes an option the active one. The focus stays in the input, which names it. */
function activate(parts: Parts, option: Element | undefined): void {
  activeOption(parts)?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  if (option) parts.input.setAttribute("aria-activedescendant", option.id);
  else parts.input.removeAttribute("aria-activedescendant");
}

/** Makes the option active to which a key leads from the active one; at an end, the one at the other. */
function move(parts: Parts, key: string): boolean {
  const options = [...parts.list.children];
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined || options.length === 0) return false;
  activate(parts, options.at(next % options.length));
  activeOption(parts)?.scrollIntoView({ block: "nearest" });
  return true;
}

// More than anybody reads; who wants another one types another word.
const most = 20;

/** Shows what is found for what stands in the input. The first result is the active one. */
function showFindings(parts: Parts, finder: Finder): void {
  const { input, list, status, hints } = parts;
  const query = input.value.trim();
  const findings = query ? finder.find(query) : { results: [], partial: false };
  const options = findings.results.slice(0, most).map(optionOf);
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", String(options.length > 0));
  status.textContent = query ? statusOf(findings) : "";
  hints.hidden = query !== "";
  activate(parts, options[0]);
}

function statusOf({ results: { length }, partial }: Findings): string {
  if (length === 0) return "Nothing found. Try fewer words, or other ones.";
  if (partial) return "No page has all the words; these have some.";
  if (length > most) return `${most} of ${length} results`;
  return length === 1 ? "1 result" : `${length} results`;
}

interface Parts {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  hints: HTMLElement;
}

function partsOf(dialog: HTMLDialogElement): Parts {
  const part = <Part extends HTMLElement>(selector: string) => dialog.querySelector(selector) as Part;
  return {
    dialog,
    input: part("input"),
    list: part("[role=listbox]"),
    status: part("[role=status]"),
    hints: part(".search-hints"),
  };
}
