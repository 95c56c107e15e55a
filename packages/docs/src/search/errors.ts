import { pathOf } from "../components/links.ts";
import { slugify } from "../components/prose.ts";
import { type ErrorMessage, errorMessages } from "../guides/errors.ts";
import type { Site } from "../model/site.ts";
import type { Entry } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

/** An entry for each status, and for each sentence that the API says with one of an error. */
export function errorEntries(site: Site): Entry[] {
  const statuses = Object.entries(site.contract["x-error-matrix"]?.statuses ?? {});
  return statuses.flatMap(([status, { name, cause }]) => {
    const title = `${status} ${name}`;
    const path = `${pathOf.guide("errors")}#${slugify(title)}`;
    const sentences = status < "300" ? [] : errorMessages(site.contract, status);
    return [
      { kind: "Status", title, note: shorten(plainText(cause)), path, keywords: "" },
      ...sentences.map((sentence) => messageEntry(site, sentence, { status, path })),
    ];
  });
}

// One of a single operation leads there, and one of several to the guide, which names them.
function messageEntry(site: Site, { error, operations }: ErrorMessage, of: { status: string; path: string }): Entry {
  const [operationId = ""] = operations;
  const alone = operations.length === 1 ? site.operations.get(operationId) : undefined;
  return {
    kind: "Error",
    title: error,
    note: `${of.status} of ${alone?.summary ?? `${operations.length} operations`}`,
    path: alone ? `${pathOf.operation(operationId)}#${of.status}` : of.path,
    keywords: "",
  };
}
