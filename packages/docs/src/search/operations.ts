import { callOf } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import type { Entry } from "./entry.ts";
import { plain } from "./plain.ts";
import { tellingWords } from "./telling.ts";

/** An entry for each operation, found by what it is called, where it is sent and what it is about. */
export function operationEntries({ operations }: Site): Entry[] {
  const told = [...operations.values()].map((operation) => ({
    text: plain(operation.description),
    title: operation.summary,
    note: callOf(operation),
    path: pathOf.operation(operation.operationId),
  }));
  const words = tellingWords(told, 10);
  return told.map(({ title, note, path }, at) => ({ kind: "Operation", title, note, path, words: words[at] ?? "" }));
}
