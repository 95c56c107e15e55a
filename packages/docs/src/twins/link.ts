import { twinOf, wayTo } from "../parts/links.ts";
import { plain } from "../parts/markdown.ts";

/** A link from one page's twin to another's. */
export function linkTo(page: string, text: string, from: string): string {
  return `[${plain(text)}](${wayTo(twinOf(page), from)})`;
}
