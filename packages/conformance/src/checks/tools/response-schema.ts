import type { Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../../base/exchange.ts";
import { isJsonType, mediaTypeOf } from "../../base/media-type.ts";
import { documentedKey, documentedResponse } from "../../base/model.ts";
import type { FailureText } from "../../values/format.ts";
import { groupBy } from "../../values/group.ts";

export function responseLabel(operation: Operation, status: number): string {
  return `responses of ${operation.operationId}, ${documentedKey(operation, status) ?? status}`;
}

export function contentTypeOf({ headers }: HttpResponse): string | undefined {
  return mediaTypeOf(headers.get("Content-Type")) || undefined;
}

/** `documented` may be a range such as `text/*`. */
export function matchesMediaType(documented: string, actual: string): boolean {
  const [type = "", subtype = ""] = mediaTypeOf(documented).split("/");
  const [otherType = "", otherSubtype = ""] = actual.split("/");
  return (type === "*" || type === otherType) && (subtype === "*" || subtype === otherSubtype);
}

/** The documented JSON type that matches the response, or else the first documented JSON type. */
export function documentedJsonType(operation: Operation, response: HttpResponse): string | undefined {
  const types = Object.keys(documentedResponse(operation, response.status)?.content ?? {});
  const actual = contentTypeOf(response);
  const match = actual === undefined ? undefined : types.find((type) => matchesMediaType(type, actual));
  if (match !== undefined) return isJsonType(actual ?? "") ? match : undefined;
  return types.find(isJsonType);
}

export function documentedSchema(operation: Operation, response: HttpResponse): object | undefined {
  const type = documentedJsonType(operation, response) ?? "";
  return documentedResponse(operation, response.status)?.content?.[type]?.schema;
}

/** Groups JSON pointers that differ only in list indexes. */
export function groupPointers(pointers: readonly string[]): { first: string; places: FailureText }[] {
  const groups = groupBy(pointers, (pointer) => describePointers([pointer]).rule);
  return [...groups.values()].map((group) => ({ first: group[0] ?? "", places: describePointers(group) }));
}

/** @param pointers differ only in list indexes. */
export function describePointers([first = "", ...others]: readonly string[]): FailureText {
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return { message: `${first}${more}`, rule: first.replace(/\/\d+(?=\/|$)/g, "/*") };
}
