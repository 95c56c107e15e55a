import { callOf } from "./call.ts";
import type { Connection } from "./connection.ts";
import { pagesOf } from "./pages.ts";
import type { Writer } from "./request.ts";
import { fillPath, writeQuery } from "./url.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated files give each function its types.
type Untyped = (connection: Connection, ...values: any[]) => any;

// biome-ignore lint/suspicious/noExplicitAny: the generated files have checked what stands where.
type LineWriter = Writer<any[]>;

/**
 * Makes the function of an operation out of one line: its operationId, method and path; then `query` or `body` if it
 * takes one, `open` if it needs no token, and `user`, `whole` or `page` if it doesn't answer what stands under `data`.
 *
 * The function takes a connection, the values of the path, the query or the body, and the call's options.
 *
 * @example
 * const getCurrentUser = operation("getCurrentUser GET /auth/me user");
 */
export function operation(line: string): Untyped {
  // Read when it is first used, so that an import costs nothing.
  let writer: LineWriter | undefined;
  return (connection, ...values) => {
    writer ??= read(line);
    return callOf(connection.send(writer, ...values));
  };
}

/** The same for a list, whose function gives all its pages. */
export function list(line: string): Untyped {
  const ask = operation(`${line} query page`);
  // The query stands behind the path's values, one for each brace.
  const at = line.split("{").length - 1;
  return (connection, ...values) =>
    pagesOf(
      (page) => ask(connection, ...Object.assign([...values], page != null && { [at]: { ...values[at], page } })),
      Number(values[at]?.page ?? 1),
    );
}

function read(line: string): LineWriter {
  const [operation = "", method = "", template = "", ...words] = line.split(" ");
  const parts = template.split(/[{}]/);
  const at = parts.length >> 1;
  const has = (word: string) => words.includes(word);
  const takesBody = has("body");
  const takesQuery = has("query");
  const key = ["whole", "user", "page"].find(has) ?? "data";
  const open = has("open");
  return {
    operation,
    write: (...values) => ({
      operation,
      method,
      path: fillPath(parts, values) + writeQuery(takesQuery && values[at]),
      body: takesBody ? (JSON.stringify(values[at]) ?? null) : null,
      key,
      open,
      options: values[takesBody || takesQuery ? at + 1 : at] ?? {},
    }),
  };
}
