import { createFirstUseFilter, type Node } from "./node.ts";
import { listResponses, type Operation } from "./operations.ts";

/** A media type of a request body or a response. */
export interface Body {
  readonly operation: Operation;
  /** `request`, or the status code of the response. */
  readonly part: string;
  /** For messages: "response 200 of `listSessions`". */
  readonly title: string;
  readonly mediaType: Node;
  readonly schema: Node;
}

/** Lists the bodies of all operations. A shared body is included once, with the first operation that uses it. */
export function listBodies(operations: readonly Operation[]): Body[] {
  const isNew = createFirstUseFilter();
  return operations.flatMap(operationBodies).filter(({ mediaType }) => isNew(mediaType));
}

function operationBodies(operation: Operation): Body[] {
  const { name } = operation;
  const request = { status: "request", node: operation.node.get("requestBody") };
  return [request, ...listResponses(operation)].flatMap(({ status: part, node }) => {
    const title = part === "request" ? `the request body of \`${name}\`` : `response ${part} of \`${name}\``;
    const mediaTypes = node.get("content").children.filter(({ exists }) => exists);
    return mediaTypes.map((mediaType) => ({ operation, part, title, mediaType, schema: mediaType.get("schema") }));
  });
}

export function isRequest({ part }: Body): boolean {
  return part === "request";
}

export function isSuccess({ part }: Body): boolean {
  return part.startsWith("2");
}

export function exampleValues({ mediaType }: Body): Node[] {
  const named = mediaType.get("examples").children.filter((example) => example.has("value"));
  const values = named.map((example) => example.get("value"));
  return mediaType.has("example") ? [mediaType.get("example"), ...values] : values;
}
