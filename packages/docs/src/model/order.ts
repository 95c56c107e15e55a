import { parsePointer, type SortKey } from "@crewkit/openapi";
import { code } from "../markdown.ts";

/** Describes the order of a list, in Markdown: "By `started_at` (descending), then `id`." */
export function orderText(order: SortKey[]): string {
  const keys = order.map(({ pointer, descending, values }) => {
    const detail = values
      ? ` (${values.map((value) => code(String(value))).join(", ")})`
      : descending && " (descending)";
    return `${code(parsePointer(pointer).join("."))}${detail || ""}`;
  });
  return `By ${keys.join(", then ")}.`;
}
