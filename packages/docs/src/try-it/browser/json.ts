import { element } from "../../browser/element.ts";
import { jsonWords } from "../../parts/json-words.ts";

/** JSON as people read it, two spaces deep; what is no JSON as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A JSON text, its strings and numbers coloured as the pages' own are. Of a large one nothing is: it would take long. */
export function coloured(json: string): Node[] {
  if (json.length > 50_000) return [new Text(json)];
  return jsonWords(json).map(([text, name]) => (name ? element("i", { class: name }, text) : new Text(text)));
}
