import { bodiesOf, examplesOf } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";

/** The `meta` of a list's example is one that its `data` can have. */
export const rule: Rule = ({ operations, report }) => {
  for (const body of bodiesOf(operations)) {
    for (const example of examplesOf(body)) {
      const [data, meta] = [example.get("data"), example.get("meta")];
      const fault = Array.isArray(data.node) ? faultOf(data.node.length, meta.map as Partial<Meta>) : undefined;
      if (fault) report(`An example of ${body.title} ${fault}`, meta.at);
    }
  }
};

type Meta = Record<"current_page" | "total_pages" | "total_count", unknown>;

/** What can't be of a page with so many items. */
function faultOf(items: number, { current_page: page, total_pages: pages, total_count: count }: Partial<Meta>) {
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
