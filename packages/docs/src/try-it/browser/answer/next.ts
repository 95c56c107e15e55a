import { element } from "../../../browser/element.ts";
import { pathOf } from "../../../parts/links.ts";
import type { Step } from "../links.ts";

/** What can be called after an answer; there the form is open, and if it is kept, filled with what this answer gives. */
export function nextView(steps: Step[], isKept: boolean): HTMLElement[] {
  if (steps.length === 0) return [];
  const rows = steps.map(({ operationId, summary, values, body }) => {
    const address = `${document.body.dataset.root}${pathOf.operation(operationId)}#try`;
    const given = isKept ? Object.keys({ ...values, ...body }) : [];
    const told = given.length > 0 ? `, with ${given.join(", ")} from here` : "";
    return element("li", {}, element("a", { href: address }, summary), told);
  });
  return [element("h3", {}, "Next"), element("ul", { class: "try-next" }, ...rows)];
}
