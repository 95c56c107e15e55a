import type { Operation } from "@crewkit/openapi";
import type { Answer } from "../../http/exchange.ts";
import { essenceOf, isJsonType } from "../../http/media-type.ts";
import { documentedKey, documentedResponse } from "../../law/law.ts";
import { groupBy } from "../../values/group.ts";

/** Where the contract documents an answer of an operation. */
export function responsePlace(operation: Operation, status: number): string[] {
  return ["paths", operation.path, operation.method, "responses", documentedKey(operation, status) ?? String(status)];
}

/** The same, as a message shows it. */
export function placeName(operation: Operation, status: number): string {
  return `responses of ${operation.operationId}, ${documentedKey(operation, status) ?? status}`;
}

/** The media type of an answer, without parameters, in lower case; undefined if it has none. */
export function typeOfAnswer({ headers }: Answer): string | undefined {
  return essenceOf(headers.get("Content-Type")) || undefined;
}

/** Whether a media type, or range such as `text/*`, of the contract is meant by one of an answer. */
export function coversType(documented: string, came: string): boolean {
  const [kind = "", sub = ""] = essenceOf(documented).split("/");
  const [otherKind = "", otherSub = ""] = came.split("/");
  return (kind === "*" || kind === otherKind) && (sub === "*" || sub === otherSub);
}

/** The documented JSON type by which an answer is judged: the one that came, or the only one there is. */
export function documentedJson(operation: Operation, answer: Answer): string | undefined {
  const types = Object.keys(documentedResponse(operation, answer.status)?.content ?? {});
  const came = typeOfAnswer(answer);
  const own = came === undefined ? undefined : types.find((type) => coversType(type, came));
  if (own !== undefined) return isJsonType(came ?? "") ? own : undefined;
  return types.find(isJsonType);
}

/** The schema of an answer that is JSON; undefined where the contract gives none. */
export function documentedSchema(operation: Operation, answer: Answer): object | undefined {
  const type = documentedJson(operation, answer) ?? "";
  return documentedResponse(operation, answer.status)?.content?.[type]?.schema;
}

/** Places in an answer, as JSON pointers, each once for all items of a list: the first, and how many more like it. */
export function alikePlaces(places: readonly string[]): { first: string; more: string }[] {
  const groups = groupBy(places, (place) => place.replace(/\/\d+(?=\/|$)/g, "/*"));
  return [...groups.values()].map(([first = "", ...others]) => ({
    first,
    more: others.length > 0 ? ` (and ${others.length} more like it)` : "",
  }));
}
