import { element } from "../../browser/element.ts";
import type { Entry } from "../entry.ts";
import { toTerm, wordPattern } from "../terms.ts";

export function createOption(entry: Entry & { terms?: string[] }, at: number): HTMLAnchorElement {
  const { kind, title, note, path, terms = [] } = entry;
  const href = `${document.body.dataset.root}${path}`;
  const isCode = /Field|Parameter|Header/.test(kind);
  return element(
    "a",
    { role: "option", id: `search-${at}`, href, tabindex: "-1" },
    element(
      "span",
      { class: "search-title" },
      ...(isCode ? [codeElement(title, terms)] : highlightTerms(title, terms)),
    ),
    element("span", { class: "search-kind" }, kind),
    element(
      "span",
      { class: "search-note" },
      ...(kind === "Operation" ? operationNote(note, terms) : [breadcrumb(entry), ...highlightTerms(note, terms)]),
    ),
  );
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

function highlightTerms(text: string, terms: string[]): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    if (!terms.includes(toTerm(found) ?? "")) continue;
    pieces.push(text.slice(end, index), element("mark", {}, found));
    end = index + found.length;
  }
  return [...pieces, text.slice(end)];
}
