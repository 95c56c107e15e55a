import { type ErrorSentence, sentencesOf } from "../guides/errors.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { slugOf } from "../parts/prose.ts";
import type { Entry } from "./entry.ts";
import { plain, short } from "./plain.ts";

/** An entry for each status, and for each sentence that the API says with one of an error. */
export function errorEntries(site: Site): Entry[] {
  const statuses = Object.entries(site.contract["x-error-matrix"]?.statuses ?? {});
  return statuses.flatMap(([status, { name, cause }]) => {
    const title = `${status} ${name}`;
    const path = `${pathOf.guide("errors")}#${slugOf(title)}`;
    const sentences = status < "300" ? [] : sentencesOf(site.contract, status);
    return [
      { kind: "Status", title, note: short(plain(cause)), path, words: "" },
      ...sentences.map((sentence) => sentenceEntry(site, sentence, { status, path })),
    ];
  });
}

// One of a single operation leads there, and one of several to the guide, which names them.
function sentenceEntry(site: Site, { error, operations }: ErrorSentence, of: { status: string; path: string }): Entry {
  const [operationId = ""] = operations;
  const alone = operations.length === 1 ? site.operations.get(operationId) : undefined;
  return {
    kind: "Error",
    title: error,
    note: `${of.status} of ${alone?.summary ?? `${operations.length} operations`}`,
    path: alone ? `${pathOf.operation(operationId)}#${of.status}` : of.path,
    words: "",
  };
}
