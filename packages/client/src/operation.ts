import { createApiPromise } from "./api-promise.ts";
import { createPages } from "./pages.ts";
import { type Connection, startCall } from "./transport.ts";
import { fillPath, serializeQuery } from "./url.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated files type each function.
type UntypedFunction = (connection: Connection, ...values: any[]) => any;

/**
 * Creates a function that takes a connection, path parameters, the query or body, and options.
 *
 * @param input `query` or `body` if the function takes one.
 * @param returns the key of the response body to return, `object`, or `data and meta`.
 * @param access `public` if no token is required.
 * @example
 * const getCurrentUser = defineOperation("getCurrentUser", "/auth/me", "GET", "", "user");
 */
export function defineOperation(
  operation: string,
  template: string,
  method: string,
  input: string = "",
  returns: string = "data",
  access?: string,
): UntypedFunction {
  const parts = template.split(/[{}]/);
  const inputIndex = parts.length >> 1;
  return (connection, ...values) =>
    createApiPromise(
      startCall(connection, operation, () => {
        const query = input === "query" ? values[inputIndex] : undefined;
        return {
          operation,
          method,
          path: fillPath(parts, values) + serializeQuery(query),
          query,
          body: (input === "body" && JSON.stringify(values[inputIndex])) || null,
          returns,
          isPublic: Boolean(access),
          options: values[inputIndex + Number(input !== "")] ?? {},
        };
      }),
    );
}

/** Creates the function for a list operation. */
export function defineList(operation: string, template: string): UntypedFunction {
  const requestPage = defineOperation(operation, template, "GET", "query", "data and meta");
  const queryIndex = template.split("{").length - 1;
  return (connection, ...values) => {
    const query = values[queryIndex];
    return createPages(
      (page) => requestPage(connection, ...values.toSpliced(queryIndex, 1, { ...query, page: page ?? query?.page })),
      Number(query?.page ?? 1),
    );
  };
}
