import { createApiPromise } from "./api-promise.ts";
import { startCall } from "./call.ts";
import { createPages } from "./pages.ts";
import type { PreparedRequest } from "./request.ts";
import type { Connection } from "./transport.ts";
import { fillPath, serializeQuery } from "./url.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated files type each function.
type UntypedFunction = (connection: Connection, ...values: any[]) => any;

// biome-ignore lint/suspicious/noExplicitAny: the generated files type the arguments.
type UntypedBuilder = (values: any[]) => Omit<PreparedRequest, "operation">;

/**
 * Creates a function that takes a connection, path parameters, the query or body, and options.
 *
 * @param definition operationId, method, path and flags: `query` or `body` for the input, `public` if no token is required,
 * and `user`, `message`, `whole` or `page` if the function does not return `data` from the body.
 * @example
 * const getCurrentUser = defineOperation("getCurrentUser GET /auth/me user");
 */
export function defineOperation(definition: string): UntypedFunction {
  const [operation = "", ...rest] = definition.split(" ");
  // Parse on first use, to keep imports fast.
  let build: UntypedBuilder | undefined;
  return (connection, ...values) => {
    const parsed = build ?? parseDefinition(rest);
    build = parsed;
    return createApiPromise(startCall(connection, operation, () => parsed(values)));
  };
}

/** Creates the function for a list operation. */
export function defineList(definition: string): UntypedFunction {
  const requestPage = defineOperation(`${definition} query page`);
  const queryIndex = definition.split("{").length - 1;
  return (connection, ...values) =>
    createPages(
      (page) =>
        requestPage(
          connection,
          ...Object.assign([...values], page != null && { [queryIndex]: { ...values[queryIndex], page } }),
        ),
      Number(values[queryIndex]?.page ?? 1),
    );
}

function parseDefinition([method = "", template = "", ...flags]: string[]): UntypedBuilder {
  const parts = template.split(/[{}]/);
  const inputIndex = parts.length >> 1;
  const has = (flag: string) => flags.includes(flag);
  const takesBody = has("body");
  const takesQuery = has("query");
  const returns = ["message", "whole", "user", "page"].find(has) ?? "data";
  const isPublic = has("public");
  return (values) => ({
    method,
    path: fillPath(parts, values) + serializeQuery(takesQuery && values[inputIndex]),
    body: (takesBody && JSON.stringify(values[inputIndex])) || null,
    returns,
    isPublic,
    options: values[inputIndex + Number(takesBody || takesQuery)] ?? {},
  });
}
