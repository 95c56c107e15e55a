import { element } from "../../browser/element.ts";
import type { Result } from "./finder.ts";
import { markPieces } from "./mark.ts";

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

function marked(text: string, terms: string[]): (Node | string)[] {
  return markPieces(text, terms).map((piece) => (piece.marked ? element("mark", {}, piece.text) : piece.text));
}
