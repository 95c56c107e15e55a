import { callOf } from "./call.ts";
import type { Connection } from "./connection.ts";
import { type Page, Pages } from "./pages.ts";
import type { CallOptions, Writer } from "./request.ts";
import { fillPath, writeQuery } from "./url.ts";

// The generated files give each function its types.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Untyped = (connection: Connection, ...values: any[]) => any;

/**
 * Makes the function of an operation out of one line: its operationId, method and path; then `query` or `body` if it
 * takes one, `open` if it needs no token, and `user` or `whole` if it doesn't answer what stands under `data`.
 *
 * The function takes a connection, the values of the path, the query or the body, and the call's options.
 *
 * @example
 * const getCurrentUser = operation("getCurrentUser GET /auth/me user");
 */
export function operation(line: string): Untyped {
  const writer = lazy(line);
  return (connection, ...values) => callOf(connection.send(writer(), values));
}

/** The same for a list, whose function gives all its pages. */
export function list(line: string): Untyped {
  const writer = lazy(`${line} query whole`);
  return (connection, ...values) =>
    new Pages(
      (page) => callOf<Page<unknown>>(connection.send(writer(), values, page)),
      // The query stands behind the path's values, one for each brace.
      values[line.split("{").length - 1]?.page ?? 1,
    );
}

// biome-ignore lint/suspicious/noExplicitAny: see above
type LineWriter = Writer<[values: any[], page?: number]>;

// Read when it is first used, so that an import costs nothing.
function lazy(line: string): () => LineWriter {
  let writer: LineWriter | undefined;
  return () => {
    writer ??= read(line);
    return writer;
  };
}

const none: CallOptions = {};

function read(line: string): LineWriter {
  const [operation = "", method = "", template = "", ...words] = line.split(" ");
  const parts = template.split(/[{}]/);
  const [takesBody, takesQuery, open, user, whole] = ["body", "query", "open", "user", "whole"].map((word) =>
    words.includes(word),
  );
  const key = whole ? undefined : user ? "user" : "data";
  const at = parts.length >> 1;
  return {
    operation,
    write(values, page) {
      const input = takesBody || takesQuery ? values[at] : undefined;
      const options = values[takesBody || takesQuery ? at + 1 : at];
      return {
        operation,
        method,
        path: fillPath(parts, values) + (takesQuery ? writeQuery(page ? { ...input, page } : input) : ""),
        body: takesBody ? JSON.stringify(input) : undefined,
        key,
        org: parts[1] === "org_id" ? values[0] : undefined,
        open,
        options: options ?? none,
      };
    },
  };
}
