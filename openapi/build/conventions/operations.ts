import type { Node, Source } from "./source.ts";

/**
 * Adds the generated examples to the operations of a path, and the error responses that follow from their parameters,
 * security and permission. A response in the source replaces the default.
 */
export function completeOperations(item: Source, path: string, root: Source): void {
  const shared = root.child("x-defaults").child("responses");
  const examples = root.child("x-defaults").child("examples").children();
  for (const method of methods.filter((each) => each in item.node)) {
    const operation = item.child(method);
    const errors = Object.entries(defaultErrors(operation, item, path, root)).filter(([, name]) => name);
    operation.node.responses = {
      ...Object.fromEntries(errors.map(([status, name]) => [status, shared.refFrom(item.file, String(name))])),
      ...(operation.node.responses as Node),
    };
    addExamples(operation, examples);
  }
}

const methods = ["get", "post", "put", "patch", "delete"];

/** Returns the names of shared responses by status. An operation with another error names its response itself. */
function defaultErrors(operation: Source, item: Source, path: string, root: Source): Record<string, unknown> {
  const parameters = [item, operation].flatMap((each) => each.child("parameters").children());
  const query = parameters.filter(({ node }) => node.in === "query");
  const isPaginated = query.length > 0 && query.every(({ node }) => ["page", "per_page"].includes(String(node.name)));
  const { "x-permission": permission, "x-scope": userScope } = operation.node;
  const scope = userScope ?? parameters.map(({ node }) => node["x-scope"]).find((each) => each !== undefined);
  const security = (operation.node.security ?? root.node.security ?? []) as unknown[];
  const hasPathParameters = path.includes("{");
  const malformedQuery = isPaginated && "PageInvalid";
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

/** Adds the examples of the request body and the success response, which are named `<operationId>.<part>.<name>`. */
function addExamples(operation: Source, files: Source[]): void {
  const responses = operation.child("responses");
  const successes = Object.keys(responses.node).filter((status) => status.startsWith("2"));
  const bodies = {
    request: operation.child("requestBody"),
    ...Object.fromEntries(successes.map((status) => [status, responses.child(status)])),
  };
  for (const [part, body] of Object.entries(bodies)) {
    const { node } = body.child("content").child("application/json");
    const prefix = `${operation.node.operationId}.${part}.`;
    const examples = files.flatMap((file) =>
      Object.keys(file.node)
        .filter((name) => name.startsWith(prefix))
        .map((name) => [name.slice(prefix.length), file.refFrom(operation.file, name)]),
    );
    if (examples.length > 0) node.examples ??= Object.fromEntries(examples);
  }
}
