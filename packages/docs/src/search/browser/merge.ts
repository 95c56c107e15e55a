import type { Entry } from "../entry.ts";

/** Results in which the fields of one name are one, which leads to the first and names the schemas of all. */
export function mergeFields<Found extends Entry>(results: Found[]): Found[] {
  const groups = Map.groupBy(results, ({ kind, title, path }) => (kind === "Field" ? `#${title}` : path + title));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, note: listed(group.map(({ note }) => note)) })),
  );
}

function listed(all: string[]): string {
  return all.length <= 4 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}
