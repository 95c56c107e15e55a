import { createApiPromise } from "./api-promise.ts";
import { createPages } from "./pages.ts";
import type { RequestBuilder } from "./request.ts";
import type { Connection, InternalConnection } from "./transport.ts";
import { fillPath, serializeQuery } from "./url.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated files type each function.
type UntypedFunction = (connection: Connection, ...values: any[]) => any;

// biome-ignore lint/suspicious/noExplicitAny: the generated files type the arguments.
type UntypedBuilder = RequestBuilder<any[]>;

/**
 * Creates a function that takes a connection, path parameters, the query or body, and options.
 *
 * @param definition operationId, method, path and flags: `query` or `body` for the input, `public` if no token is required,
 * and `user`, `message`, `whole` or `page` if the function does not return `data` from the body.
 * @example
 * const getCurrentUser = defineOperation("getCurrentUser GET /auth/me user");
 */
export function defineOperation(definition: string): UntypedFunction {
  // Parse on first use, to keep imports fast.
  let builder: UntypedBuilder | undefined;
  return (connection, ...values) => {
    builder ??= parseDefinition(definition);
    return createApiPromise((connection as InternalConnection).send(builder, ...values));
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

function parseDefinition(definition: string): UntypedBuilder {
  const [operation = "", method = "", template = "", ...flags] = definition.split(" ");
  const parts = template.split(/[{}]/);
  const inputIndex = parts.length >> 1;
  const has = (flag: string) => flags.includes(flag);
  const takesBody = has("body");
  const takesQuery = has("query");
  const returns = ["message", "whole", "user", "page"].find(has) ?? "data";
  const isPublic = has("public");
  return {
    operation,
    build: (...values) => ({
      operation,
      method,
      path: fillPath(parts, values) + serializeQuery(takesQuery && values[inputIndex]),
      body: (takesBody && JSON.stringify(values[inputIndex])) || null,
      returns,
      isPublic,
      options: values[inputIndex + Number(takesBody || takesQuery)] ?? {},
    }),
  };
}
