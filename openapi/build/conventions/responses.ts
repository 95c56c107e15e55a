import { basename } from "node:path";
import { findErrors } from "../errors.ts";
import { type Node, rebase, type Source } from "./source.ts";

/** Adds the headers of all responses, and to an error response the errors in `x-errors` as examples. */
export function expandResponse(response: Source, root: Source): void {
  const { description, headers, "x-errors": names, ...rest } = response.node;
  const defaults = rebase(root.node["x-defaults"], root.file, response.file) as Defaults;
  response.replace({
    description,
    headers: { ...defaults.headers, ...(headers as Node) },
    ...rest,
    ...(Array.isArray(names) && names.length > 0 && { content: errorContent(names, response, defaults.error) }),
  });
}

/** Adds to an inline schema, whose first property is `data` or `message`, that it is an object and requires its properties. */
export function completeEnvelope(response: Source): void {
  const mediaType = response.child("content").child("application/json");
  const schema = mediaType.node.schema as Node | undefined;
  if (!schema?.properties || "type" in schema || "required" in schema) return;
  const required = Object.keys(schema.properties);
  if (!["data", "message"].includes(required[0] ?? "")) return;
  mediaType.child("schema").replace({ type: "object", required, ...schema });
}

interface Defaults {
  headers: Node;
  error: Node;
}

function errorContent(names: (string | Record<string, string>)[], response: Source, defaultSchema: Node): Node {
  const { schema = defaultSchema } = response.child("content").child("application/json").node;
  const errors = findErrors(names, response.file);
  for (const { name } of errors.filter(({ error }) => !error))
    response.report(`components/errors/${basename(response.file)} has no error \`${name}\`. Add it.`, "x-errors");
  const examples = Object.fromEntries(errors.map(({ example, error }) => [example, error]));
  return { "application/json": { schema, examples } };
}
