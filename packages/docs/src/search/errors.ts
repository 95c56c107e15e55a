import { pathOf } from "../components/links.ts";
import { slugify } from "../components/slugify.ts";
import { type ErrorMessage, errorMessages } from "../guides/errors.ts";
import type { Site } from "../model/site.ts";
import { errorNote, type PlainEntry } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

export function errorEntries(site: Site): PlainEntry[] {
  const statuses = Object.entries(site.contract["x-error-matrix"]?.statuses ?? {});
  return statuses.flatMap(([status, { name, cause }]) => {
    const title = `${status} ${name}`;
    const path = `${pathOf.guide("errors")}#${slugify(title)}`;
    const messages = status < "300" ? [] : errorMessages(site.contract, status);
    return [
      { kind: "Status", title, note: shorten(plainText(cause)), path, keywords: "" },
      ...messages.map((message) => messageEntry(site, message, { status, path })),
    ];
  });
}

// Links a message that only one operation returns to the operation, and other messages to the Errors guide.
function messageEntry(
  site: Site,
  { error, operations }: ErrorMessage,
  of: { status: string; path: string },
): PlainEntry {
  const [operationId = ""] = operations;
  const onlyOperation = operations.length === 1 ? site.operations.get(operationId) : undefined;
  return {
    kind: "Error",
    title: error,
    note: errorNote(`#${of.status}`, onlyOperation?.summary ?? `${operations.length} operations`),
    path: onlyOperation ? `${pathOf.operation(operationId)}#${of.status}` : of.path,
    keywords: "",
  };
}
