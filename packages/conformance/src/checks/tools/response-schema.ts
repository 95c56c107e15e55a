import type { Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../../http/exchange.ts";
import { isJsonType, mediaTypeOf } from "../../http/media-type.ts";
import { documentedKey, documentedResponse } from "../../spec/model.ts";
import { groupBy } from "../../values/group.ts";

/** The contract path of a documented response. */
export function responseKeys(operation: Operation, status: number): string[] {
  return ["paths", operation.path, operation.method, "responses", documentedKey(operation, status) ?? String(status)];
}

/** The name of a documented response in messages. */
export function responseLabel(operation: Operation, status: number): string {
  return `responses of ${operation.operationId}, ${documentedKey(operation, status) ?? status}`;
}

/** The media type of a response, in lowercase and without parameters. */
export function contentTypeOf({ headers }: HttpResponse): string | undefined {
  return mediaTypeOf(headers.get("Content-Type")) || undefined;
}

/** Matches a response's media type against a documented type or range such as `text/*`. */
export function matchesMediaType(documented: string, actual: string): boolean {
  const [type = "", subtype = ""] = mediaTypeOf(documented).split("/");
  const [otherType = "", otherSubtype = ""] = actual.split("/");
  return (type === "*" || type === otherType) && (subtype === "*" || subtype === otherSubtype);
}

/** The documented JSON type that applies to a response: the received type, or the first one that is documented. */
export function documentedJsonType(operation: Operation, response: HttpResponse): string | undefined {
  const types = Object.keys(documentedResponse(operation, response.status)?.content ?? {});
  const actual = contentTypeOf(response);
  const match = actual === undefined ? undefined : types.find((type) => matchesMediaType(type, actual));
  if (match !== undefined) return isJsonType(actual ?? "") ? match : undefined;
  return types.find(isJsonType);
}

/** The schema of a JSON response, or undefined if the contract declares none. */
export function documentedSchema(operation: Operation, response: HttpResponse): object | undefined {
  const type = documentedJsonType(operation, response) ?? "";
  return documentedResponse(operation, response.status)?.content?.[type]?.schema;
}

/** Groups JSON pointers that differ only in list indexes: the first of each group, and the number of the others. */
export function groupPointers(pointers: readonly string[]): { first: string; more: string }[] {
  const groups = groupBy(pointers, (pointer) => pointer.replace(/\/\d+(?=\/|$)/g, "/*"));
  return [...groups.values()].map(([first = "", ...others]) => ({
    first,
    more: others.length > 0 ? ` (and ${others.length} more)` : "",
  }));
}
