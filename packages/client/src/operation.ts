import { callOf } from "./call.ts";
import type { Connection } from "./connection.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { type Page, Pages } from "./pages.ts";
import type { CallOptions, Outgoing } from "./request.ts";
import { fillPath, writeQuery } from "./url.ts";

// The generated files give each function its types.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Untyped = (connection: Connection, ...values: any[]) => any;

export function operation(line: string): Untyped {
  const prepare = preparer(line);
  return (connection, ...values) => callOf(connection.send(prepare, values));
}

/** The same for a list, whose function gives all its pages. */
export function list(line: string): Untyped {
  const prepare = preparer(`${line} query whole`);
  // The query stands behind the path's values, one for each brace.
  const at = line.split("{").length - 1;
  return (connection, ...values) =>
    new Pages((page) => callOf<Page<unknown>>(connection.send(prepare, values, page)), values[at]?.page ?? 1);
}

const none: CallOptions = {};

function preparer(line: string): (values: unknown[], page?: number) => Outgoing {
  const [operation = "", method = "", template = "", ...words] = line.split(" ");
  const parts = template.split(/[{}]/);
  const [takesBody, takesQuery, open, user, whole] = ["body", "query", "open", "user", "whole"].map((word) =>
    words.includes(word),
  );
  const key = whole ? undefined : user ? "user" : "data";
  const hasOrg = parts[1] === "org_id";
  return (values, page) => {
    let next = parts.length >> 1;
    const input = takesBody || takesQuery ? (values[next++] as Record<string, unknown> | undefined) : undefined;
    try {
      return {
        operation,
        method,
        path: fillPath(parts, values) + (takesQuery ? writeQuery(page ? { ...input, page } : input) : ""),
        body: takesBody ? JSON.stringify(input) : undefined,
        key,
        org: hasOrg ? (values[0] as string) : undefined,
        open,
        options: (values[next] as CallOptions | undefined) ?? none,
      };
    } catch (cause) {
      throw new CrewkitError((cause as Error).message, { code: "invalid", operation, cause });
    }
  };
}
