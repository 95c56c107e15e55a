import { exampleValues, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const body of listBodies(operations)) {
    for (const example of exampleValues(body)) {
      const [data, meta] = [example.get("data"), example.get("meta")];
      const problem = Array.isArray(data.value) ? findProblem(data.value.length, meta.object) : undefined;
      if (problem) report(`An example of ${body.title} ${problem}`, meta.location);
    }
  }
};

type Meta = Partial<Record<"current_page" | "total_pages" | "total_count", unknown>>;

function findProblem(items: number, { current_page: page, total_pages: pages, total_count: count }: Meta) {
  if (typeof page !== "number" || typeof pages !== "number" || typeof count !== "number") return undefined;
  if (page < 1) return `has \`current_page: ${page}\`. Write \`current_page: 1\` for the first page.`;
  if ((pages === 0) !== (count === 0)) {
    return `has \`total_count: ${count}\` and \`total_pages: ${pages}\`. Write \`total_pages: ${count && 1}\`, or fix \`total_count\`.`;
  }
  if (items > count)
    return `contains ${items} items, but has \`total_count: ${count}\`. Write \`total_count: ${items}\` or more.`;
  if (pages === 1 && page === 1 && items < count) {
    return `contains ${items} of ${count} items on its only page. Add the missing items, or write \`total_count: ${items}\`.`;
  }
  if (page > pages && items > 0)
    return `has items on page ${page}, but \`total_pages\` is ${pages}. Write \`current_page: ${pages}\`.`;
  return undefined;
}
