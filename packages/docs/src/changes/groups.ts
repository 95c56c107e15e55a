import { code } from "../parts/markdown.ts";
import type { Change } from "./records.ts";

/** Changes that are told together, in Markdown. */
export interface Group {
  /** What they share: the operation, or what was done to several. */
  title: string;
  items: string[];
}

/** Changes as they are told: what was done to whole operations first, then what changed inside each. */
export function groupsOf(changes: Change[]): Group[] {
  const whole = changes.filter(({ at }) => at === undefined);
  const inside = changes.filter(({ at }) => at !== undefined);
  return [
    ...grouped(
      whole,
      ({ what }) => wordsOf(what),
      ({ in: place = "", what }) => (what.includes(place) ? "" : code(place)),
    ),
    ...grouped(inside, ({ in: place = "" }) => code(place), itemOf),
  ];
}

function grouped(changes: Change[], titleOf: (change: Change) => string, item: (change: Change) => string): Group[] {
  const titles = [...new Set(changes.map(titleOf))];
  return titles.map((title) => ({
    title,
    items: changes
      .filter((change) => titleOf(change) === title)
      .map(item)
      .filter(Boolean),
  }));
}

function itemOf({ at = "", component = "", what }: Change): string {
  const [, schema] = /^schemas\/(.*)$/.exec(component) ?? [];
  return `${code(at)}${schema ? ` of ${code(schema)}` : ""}: ${wordsOf(what)}`;
}

// Outside code, what Markdown would take for a mark is none: a pattern may be full of them.
function wordsOf(what: string): string {
  return what.replace(/\.$/, "").replace(/(`[^`]*`)|([\\*_[\]<>])/g, (_, quoted, mark) => quoted ?? `\\${mark}`);
}
