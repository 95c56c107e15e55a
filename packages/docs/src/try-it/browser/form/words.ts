import { element } from "../element.ts";

/** A sentence in which code stands between backticks. */
export function words(markdown: string): (Node | string)[] {
  return markdown.split("`").map((text, place) => (place % 2 === 1 ? element("code", {}, text) : text));
}
