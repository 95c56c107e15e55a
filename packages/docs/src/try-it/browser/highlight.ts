import { element } from "../../components/browser/dom.ts";
import { tokenize } from "../../components/highlight.ts";

/** Highlights code, unless highlighting would take too long. */
export function highlight(code: string, syntax: string): Node[] {
  if (code.length > 50_000) return [new Text(code)];
  return tokenize(code, syntax).map(([text, name]) => (name ? element("i", { class: name }, text) : new Text(text)));
}
