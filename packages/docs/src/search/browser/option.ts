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

// The note of a section or field is the name of its page.
function breadcrumb({ kind, path }: Entry): Node | string {
  const parent = parents[path.split("/")[0] ?? ""];
  if (!parent) return "";
  const isPartOfNote = path.includes("#") && /Guide|Field/.test(kind);
  return element("span", { class: "search-parent" }, isPartOfNote ? `${parent} › ` : `${parent} · `);
}

const parents: Record<string, string> = {
  guides: "Guides",
  reference: "Reference",
  schemas: "Schemas",
  tags: "Reference",
  workflows: "Workflows",
};

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
