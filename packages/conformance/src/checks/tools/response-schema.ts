import type { Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../../http/exchange.ts";
import { isJsonType, mediaTypeOf } from "../../http/media-type.ts";
import { documentedKey, documentedResponse } from "../../spec/model.ts";
import { groupBy } from "../../values/group.ts";

/** Where the contract documents an answer of an operation. */
export function responseKeys(operation: Operation, status: number): string[] {
  return ["paths", operation.path, operation.method, "responses", documentedKey(operation, status) ?? String(status)];
}

/** The same, as a message shows it. */
export function responseLabel(operation: Operation, status: number): string {
  return `responses of ${operation.operationId}, ${documentedKey(operation, status) ?? status}`;
}

/** The media type of an answer, without parameters, in lower case; undefined if it has none. */
export function contentTypeOf({ headers }: HttpResponse): string | undefined {
  return mediaTypeOf(headers.get("Content-Type")) || undefined;
}

/** Whether a media type, or range such as `text/*`, of the contract is meant by one of an answer. */
export function matchesMediaType(documented: string, actual: string): boolean {
  const [type = "", subtype = ""] = mediaTypeOf(documented).split("/");
  const [otherType = "", otherSubtype = ""] = actual.split("/");
  return (type === "*" || type === otherType) && (subtype === "*" || subtype === otherSubtype);
}

/** The documented JSON type by which an answer is judged: the one that came, or the only one there is. */
export function documentedJsonType(operation: Operation, response: HttpResponse): string | undefined {
  const types = Object.keys(documentedResponse(operation, response.status)?.content ?? {});
  const actual = contentTypeOf(response);
  const match = actual === undefined ? undefined : types.find((type) => matchesMediaType(type, actual));
  if (match !== undefined) return isJsonType(actual ?? "") ? match : undefined;
  return types.find(isJsonType);
}

/** The schema of an answer that is JSON; undefined where the contract gives none. */
export function documentedSchema(operation: Operation, response: HttpResponse): object | undefined {
  const type = documentedJsonType(operation, response) ?? "";
  return documentedResponse(operation, response.status)?.content?.[type]?.schema;
}

/** Places in an answer, as JSON pointers, each once for all items of a list: the first, and how many more like it. */
export function groupPointers(pointers: readonly string[]): { first: string; more: string }[] {
  const groups = groupBy(pointers, (pointer) => pointer.replace(/\/\d+(?=\/|$)/g, "/*"));
  return [...groups.values()].map(([first = "", ...others]) => ({
    first,
    more: others.length > 0 ? ` (and ${others.length} more like it)` : "",
  }));
}
