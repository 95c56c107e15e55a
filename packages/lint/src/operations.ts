import type { Node } from "./node.ts";
import { effectiveSchema, property, typesOf } from "./schemas.ts";

export interface Operation {
  /** The operationId, or the method and path. */
  readonly name: string;
  /** In lowercase. */
  readonly method: string;
  readonly path: string;
  readonly node: Node;
  readonly pathItem: Node;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;

export function listOperations(root: Node): Operation[] {
  const items = root.get("paths").entries();
  return items.flatMap(([path, pathItem]) =>
    methods.flatMap((method) => {
      const node = pathItem.get(method);
      const name = node.text("operationId") || `${method.toUpperCase()} ${path}`;
      return node.exists ? [{ name, method, path, node, pathItem }] : [];
    }),
  );
}

/** The parameters of an operation and its path item. The operation overrides parameters with the same name and `in`. */
export function listParameters({ pathItem, node }: Pick<Operation, "pathItem" | "node">): Node[] {
  const declared = [...pathItem.get("parameters").items(), ...node.get("parameters").items()];
  const existing = declared.filter((parameter) => parameter.exists);
  return [...new Map(existing.map((node) => [`${node.text("in")} ${node.text("name")}`, node])).values()];
}

/** False if the security of an operation, or of the document, is `[]` or `[{}]`. */
export function requiresToken({ node }: Operation, root: Node): boolean {
  const requirements = (node.has("security") ? node : root).get("security").items();
  return requirements.some((requirement) => requirement.keys().length > 0);
}

export interface Response {
  /** A status code, a range such as `2XX`, or `default`. */
  readonly status: string;
  /** For messages: "Response 200 of `listSessions`". */
  readonly title: string;
  readonly node: Node;
}

export function listResponses({ name, node }: Operation): Response[] {
  const responses = node.get("responses").entries();
  const documented = responses.filter(([status]) => !status.startsWith("x-"));
  return documented.map(([status, node]) => ({ status, title: `Response ${status} of \`${name}\``, node }));
}

export function successResponses(operation: Operation): Response[] {
  return listResponses(operation).filter(({ status }) => status.startsWith("2"));
}

export function jsonSchema(body: Node): Node {
  return body.get("content", "application/json", "schema");
}

/** True if a response schema is a list: its `data` can be an array. */
export function isListSchema(schema: Node): boolean {
  return typesOf(effectiveSchema(property(schema, "data"))).includes("array");
}

export function returnsList(operation: Operation): boolean {
  return successResponses(operation).some(({ node }) => isListSchema(jsonSchema(node)));
}

/** The first tag, or an empty string. */
export function firstTag({ node }: Operation): string {
  return node.get("tags").text("0");
}

/** The name of a tag's folders, and of its files of requests and responses. */
export function tagFolder(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

/** The file with the responses or the requests of an operation: `projects.yaml`. */
export function tagFile(operation: Operation): string {
  return `${tagFolder(firstTag(operation) || "<tag>")}.yaml`;
}
