import type { Place } from "./place.ts";
import { branches, property, typesOf } from "./schemas.ts";

export interface Operation {
  /** Its operationId, or where it has none its method and path. */
  readonly name: string;
  /** In lower case. */
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** The item of its path, which can have parameters and more for it. */
  readonly item: Place;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

export function operationsOf(root: Place): Operation[] {
  const items = root.get("paths").entries();
  return items.flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const place = item.get(method);
      const name = place.text("operationId") || `${method.toUpperCase()} ${path}`;
      return place.isThere ? [{ name, method, path, place, item }] : [];
    }),
  );
}

/** The parameters of an operation and of its path; its own replaces the path's of the same name and place. */
export function parametersOf({ item, place }: Pick<Operation, "item" | "place">): Place[] {
  const declared = [...item.get("parameters").items(), ...place.get("parameters").items()];
  const named = declared.filter((parameter) => parameter.isThere);
  return [...new Map(named.map((each) => [`${each.text("in")} ${each.text("name")}`, each])).values()];
}

export interface Response {
  /** Can be `default` too. */
  readonly status: string;
  /** For messages: "Response 200 of `listSessions`". */
  readonly title: string;
  readonly place: Place;
}

export function responsesOf({ name, place }: Operation): Response[] {
  const responses = place.get("responses").entries();
  const own = responses.filter(([status]) => !status.startsWith("x-"));
  return own.map(([status, place]) => ({ status, title: `Response ${status} of \`${name}\``, place }));
}

export function successesOf(operation: Operation): Response[] {
  return responsesOf(operation).filter(({ status }) => status.startsWith("2"));
}

/** The schema of what a request body or a response holds as JSON. */
export function schemaOf(holder: Place): Place {
  return holder.get("content", "application/json", "schema");
}

/** Whether a schema of an answer is a list's: an array under `data`. */
export function isList(schema: Place): boolean {
  return branches(property(schema, "data")).some((branch) => typesOf(branch).includes("array"));
}

/** Whether an operation answers with a list. */
export function answersList(operation: Operation): boolean {
  return successesOf(operation).some(({ place }) => isList(schemaOf(place)));
}

/** Whether an operation goes without a token: its `security` is `[]`. */
export function isOpen({ place }: Operation): boolean {
  const { node } = place.get("security");
  return Array.isArray(node) && node.length === 0;
}

/** The first of its tags, which is to be the only one; empty where it has none. */
export function tagOf({ place }: Operation): string {
  return place.get("tags").text("0");
}

/** The folder in which the paths of a tag stand, and its examples and schemas. */
export function folderOf(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}
