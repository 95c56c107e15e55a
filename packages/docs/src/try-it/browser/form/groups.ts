import { element } from "../../../browser/element.ts";
import type { InputRow } from "./input.ts";

/** The fields of parameters by where they are sent; those that may stay empty behind a triangle, where they are many. */
export function groups(rows: InputRow[]): HTMLElement[] {
  return titles.flatMap(([place, title]) => {
    const inside = rows.filter(({ input }) => input.place === place);
    return inside.length > 0 ? [element("fieldset", {}, element("legend", {}, title), ...folded(inside))] : [];
  });
}

const titles = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
] as const;

// So many stay in sight.
const few = 2;

function folded(rows: InputRow[]): HTMLElement[] {
  const needed = rows.filter(({ input, read }) => input.required || read().text !== "");
  const others = rows.filter((row) => !needed.includes(row));
  if (others.length <= few) return rows.map((row) => row.element);
  const inner = element("div", { class: "try-grid" }, ...others.map((row) => row.element));
  const summary = element("summary", {}, `${others.length} that may stay empty`);
  return [...needed.map((row) => row.element), element("details", { class: "try-wide" }, summary, inner)];
}
