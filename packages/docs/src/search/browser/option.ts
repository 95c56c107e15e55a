import { element } from "../../browser/element.ts";
import { toTerm, wordPattern } from "../terms.ts";
import type { SearchResult } from "./search-index.ts";

export function createOption({ kind, title, note, path, terms }: SearchResult, at: number): HTMLAnchorElement {
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
      ...(kind === "Operation" ? operationNote(note, terms) : highlightTerms(note, terms)),
    ),
  );
}

function operationNote(note: string, terms: string[]): (Node | string)[] {
  const [method = "", path = ""] = note.split(" ");
  return [element("b", { class: `method ${method.toLowerCase()}` }, method), " ", codeElement(path, terms)];
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
