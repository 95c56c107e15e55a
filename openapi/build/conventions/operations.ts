import { completeLinks } from "./links.ts";
import { completeEnvelope } from "./responses.ts";
import type { Node, Source } from "./source.ts";

/**
 * Adds to the operations of a path the error responses that follow from their parameters, security and permission, the
 * generated examples, and the envelopes and links of success responses. A response in the source replaces the default.
 *
 * @param paths the paths of all operations by operationId.
 */
export function completeOperations(
  item: Source,
  path: string,
  root: Source,
  paths: ReadonlyMap<unknown, string>,
): void {
  const shared = root.child("x-defaults").child("responses");
  const examples = root.child("x-defaults").child("examples").children();
  for (const method of methods.filter((each) => each in item.node)) {
    const operation = item.child(method);
    // An older contract does not have all shared responses.
    const errors = Object.entries(defaultErrors(operation, item, path, root)).filter(
      ([, name]) => String(name) in shared.node,
    );
    operation.node.responses = {
      ...Object.fromEntries(errors.map(([status, name]) => [status, shared.refFrom(item.file, String(name))])),
      ...(operation.node.responses as Node),
    };
    addExamples(operation.child("requestBody"), `${operation.node.operationId}.request.`);
    const responses = operation.child("responses");
    for (const status of Object.keys(responses.node).filter((status) => status.startsWith("2"))) {
      const response = responses.child(status);
      completeEnvelope(response);
      completeLinks(response, path, paths);
      addExamples(response, `${operation.node.operationId}.${status}.`);
    }
  }

  function addExamples(body: Source, prefix: string): void {
    const { node } = body.child("content").child("application/json");
    const found = examples.flatMap((file) =>
      Object.keys(file.node)
        .filter((name) => name.startsWith(prefix))
        .map((name) => [name.slice(prefix.length), file.refFrom(item.file, name)]),
    );
    if (found.length > 0) node.examples ??= Object.fromEntries(found);
  }
}

const methods = ["get", "post", "put", "patch", "delete"];

/** Returns the names of shared responses by status. An operation with other errors names its response itself. */
function defaultErrors(operation: Source, item: Source, path: string, root: Source): Record<string, unknown> {
  const parameters = [item, operation].flatMap((each) => each.child("parameters").children());
  const query = parameters.filter(({ node }) => node.in === "query");
  const isPaginated = query.some(({ node }) => node.name === "page");
  const { "x-permission": permission, "x-scope": userScope } = operation.node;
  const scope = userScope ?? parameters.map(({ node }) => node["x-scope"]).find((each) => each !== undefined);
  const security = (operation.node.security ?? root.node.security ?? []) as unknown[];
  const hasPathParameters = path.includes("{");
  const malformedQuery = isPaginated ? "PageInvalid" : "QueryInvalid";
  const malformedPath = hasPathParameters && "MalformedPath";
  const forbidden = permission === "viewer" ? "NotAMember" : "Forbidden";
  return {
    400: operation.node.requestBody ? "MalformedBody" : query.length > 0 ? malformedQuery : malformedPath,
    401: security.length > 0 && "Unauthorized",
    403: permission && (scope === "organization" ? forbidden : "PermissionMissing"),
    404: hasPathParameters && "NotFound",
    429: "TooManyRequests",
    500: "InternalServerError",
  };
}
