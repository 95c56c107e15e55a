import { element } from "../../browser/element.ts";
import { termOf, word } from "../terms.ts";
import type { Result } from "./finder.ts";

/** A result as an option of the list. It is a link, so that it opens in a new tab as any link does. */
export function optionOf({ kind, title, note, path, terms }: Result, at: number): HTMLAnchorElement {
  const href = `${document.body.dataset.root}${path}`;
  const isCode = /Field|Parameter|Header/.test(kind);
  return element(
    "a",
    { role: "option", id: `search-${at}`, href, tabindex: "-1" },
    element("span", { class: "search-title" }, ...(isCode ? [code(title, terms)] : marked(title, terms))),
    element("span", { class: "search-kind" }, kind),
    element("span", { class: "search-note" }, ...(kind === "Operation" ? call(note, terms) : marked(note, terms))),
  );
}

function call(note: string, terms: string[]): (Node | string)[] {
  const [method = "", path = ""] = note.split(" ");
  return [element("b", { class: `method ${method.toLowerCase()}` }, method), " ", code(path, terms)];
}

function code(text: string, terms: string[]): HTMLElement {
  return element("code", {}, ...marked(text, terms));
}

// The words that match any of the terms are marked.
function marked(text: string, terms: string[]): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!terms.includes(termOf(found) ?? "")) continue;
    pieces.push(text.slice(end, index), element("mark", {}, found));
    end = index + found.length;
  }
  return [...pieces, text.slice(end)];
}
