import { createApiPromise } from "./api-promise.ts";
import type { Connection } from "./connection.ts";
import { createPages } from "./pages.ts";
import type { RequestBuilder } from "./request.ts";
import { fillPath, serializeQuery } from "./url.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated files give each function its types.
type UntypedFunction = (connection: Connection, ...values: any[]) => any;

// biome-ignore lint/suspicious/noExplicitAny: the generated files have checked what stands where.
type UntypedBuilder = RequestBuilder<any[]>;

/**
 * Makes the function of an operation out of one line: its operationId, method and path; then `query` or `body` if it
 * takes one, `public` if it needs no token, and `user`, `whole` or `page` if it doesn't answer what stands under `data`.
 *
 * The function takes a connection, the values of the path, the query or the body, and the call's options.
 *
 * @example
 * const getCurrentUser = operation("getCurrentUser GET /auth/me user");
 */
export function defineOperation(definition: string): UntypedFunction {
  // Read when it is first used, so that an import costs nothing.
  let builder: UntypedBuilder | undefined;
  return (connection, ...values) => {
    builder ??= parseDefinition(definition);
    return createApiPromise(connection.send(builder, ...values));
  };
}

/** The same for a list, whose function gives all its pages. */
export function defineList(definition: string): UntypedFunction {
  const requestPage = defineOperation(`${definition} query page`);
  // The query stands behind the path's values, one for each brace.
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
  const returns = ["whole", "user", "page"].find(has) ?? "data";
  const isPublic = has("public");
  return {
    operation,
    build: (...values) => ({
      operation,
      method,
      path: fillPath(parts, values) + serializeQuery(takesQuery && values[inputIndex]),
      body: takesBody ? (JSON.stringify(values[inputIndex]) ?? null) : null,
      returns,
      isPublic,
      options: values[takesBody || takesQuery ? inputIndex + 1 : inputIndex] ?? {},
    }),
  };
}
