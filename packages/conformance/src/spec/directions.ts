import { type Contract, formatPointer } from "@crewkit/openapi";
import { type SchemaSource, schemaOf } from "../schema/resolve.ts";
import { isObject } from "../values/json.ts";
import { mapObjects } from "./document.ts";

const requestsKey = "x-requests";

/**
 * Separates the schemas of requests from those of responses, because a request has no `readOnly` properties, and a response
 * has no `writeOnly` ones (JSON Schema 2020-12 validation, section 9.4). In the returned contract, the request bodies are in a
 * copy of the contract below `x-requests`, and each part has only the keyword that excludes properties from it. In responses,
 * `readOnly` becomes `x-readOnly`, and in requests, `writeOnly` becomes `x-writeOnly`. Returns a contract without these keywords unchanged.
 */
export function separateDirections(contract: Contract): Contract {
  if (!/"(readOnly|writeOnly)":true/.test(JSON.stringify(contract))) return contract;
  const requests = mapObjects(contract, (node, keys) => moveReferences(markExtension("writeOnly", node), keys));
  const responses = mapObjects(contract, (node, keys) => withRequestBody(markExtension("readOnly", node), keys));
  const source = { contract: { ...Object(responses), [requestsKey]: requests } };
  const relax = (part: unknown) => mapObjects(part, (node) => relaxRequired(node, source));
  return { ...Object(relax(responses)), [requestsKey]: relax(requests) };
}

/** A JSON pointer into a separated contract, as a pointer into the original contract. */
export function originalPointer(pointer: string): string {
  return pointer.replace(`/${requestsKey}/`, "/");
}

type Node = Record<string, unknown>;

function moveReferences(node: Node, keys: readonly string[]): Node {
  // The mapping of a discriminator maps values to references.
  const isReference = (name: string) => name === "$ref" || keys.at(-1) === "mapping";
  const moved = Object.entries(node).map(([name, value]) => {
    const isMoved = isReference(name) && typeof value === "string" && value.startsWith("#/");
    return [name, isMoved ? `#/${requestsKey}${value.slice(1)}` : value];
  });
  return Object.fromEntries(moved);
}

function markExtension(keyword: string, { [keyword]: value, ...node }: Node): Node {
  return value === true ? { ...node, [`x-${keyword}`]: true } : node;
}

function withRequestBody(node: Node, keys: readonly string[]): Node {
  const isOperation = isObject(node.requestBody) && isObject(node.responses);
  if (!isOperation) return node;
  return { ...node, requestBody: { $ref: `#/${requestsKey}${formatPointer([...keys, "requestBody"])}` } };
}

// A required property is only required in the direction in which it is sent (OpenAPI 3.0.3, section 4.7.24.1).
function relaxRequired(node: Node, source: SchemaSource): Node {
  const { omitted } = schemaOf(source, node);
  if (!omitted) return node;
  const relax = (schema: unknown) =>
    isObject(schema) && Array.isArray(schema.required)
      ? { ...schema, required: schema.required.filter((name) => !omitted.includes(name)) }
      : schema;
  const branches = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => {
    const list = node[keyword];
    return Array.isArray(list) ? [[keyword, list.map(relax)]] : [];
  });
  return { ...Object(relax(node)), ...Object.fromEntries(branches) };
}
