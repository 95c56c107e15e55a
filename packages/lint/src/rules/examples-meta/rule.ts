import type { Oas3Rule } from "@redocly/openapi-core";
import { bodies, examplesOf, titleOf } from "../../bodies.ts";
import { isNode } from "../../spots.ts";

/** The `meta` of a list's example is one that its `data` can have. */
export const rule: Oas3Rule = () =>
  bodies((body, ctx) => {
    for (const { node, location } of examplesOf(body, ctx)) {
      if (!isNode(node) || !Array.isArray(node.data) || !isNode(node.meta)) continue;
      const found = fault(node.data.length, node.meta as Partial<Meta>);
      const message = `An example of ${titleOf(body)} ${found}`;
      if (found) ctx.report({ message, location: location.child("meta").key() });
    }
  });

type Meta = Record<"current_page" | "total_pages" | "total_count", unknown>;

/** What can't be of a page with so many items. */
function fault(items: number, { current_page: page, total_pages: pages, total_count: count }: Partial<Meta>) {
  if (typeof page !== "number" || typeof pages !== "number" || typeof count !== "number") return undefined;
  if (page < 1) return `is page ${page}. Write \`current_page: 1\`, the first.`;
  if ((pages === 0) !== (count === 0)) {
    return `has ${count} items on ${pages} pages. Write \`total_pages: ${count && 1}\`, or count the items.`;
  }
  if (items > count) return `shows ${items} items of ${count}. Write \`total_count: ${items}\` or more.`;
  if (pages === 1 && page === 1 && items < count) {
    return `shows ${items} items of ${count} on its only page. Show them all, or write \`total_count: ${items}\`.`;
  }
  if (page > pages && items > 0) return `shows items on page ${page} of ${pages}. Write \`current_page: ${pages}\`.`;
  return undefined;
}
