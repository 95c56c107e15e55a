import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import { allowsNegative, reachableSchemas, schemaLabel, typesOf } from "../../schemas.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  const requests = listBodies(operations).filter(isRequest);
  const lists = [
    ...reachableSchemas(requests.map(({ schema }) => schema)).values(),
    ...nodes("Parameter").map((parameter) => parameter.get("schema")),
    ...nodes("SchemaProperties").map((properties) => properties.get("data")),
  ];
  const isNew = createFirstUseFilter();
  const check = (schema: Node, types: readonly string[]) => {
    const unbounded = typesOf(schema).find((type) => types.includes(type) && !isBounded[type]?.(schema));
    if (!unbounded || !isNew(schema)) return;
    report(`The ${unbounded} ${schemaLabel(schema)} is unbounded. Add ${fixes[unbounded]}.`, schema.location);
  };

  for (const schema of lists) check(schema, ["array"]);
  for (const schema of nodes("Schema")) check(schema, ["integer", "number", "string"]);
};

const has = (schema: Node, ...keys: string[]) => keys.some((key) => schema.has(key));
const isBoundedNumber = (schema: Node) =>
  has(schema, "enum", "const", "minimum", "exclusiveMinimum") || allowsNegative(schema);
const fixedLengthFormats = new Set<unknown>(["date-time", "date", "uuid"]);

const isBounded: Record<string, (schema: Node) => boolean> = {
  array: (schema) => has(schema, "maxItems"),
  integer: isBoundedNumber,
  number: isBoundedNumber,
  string: (schema) =>
    has(schema, "enum", "const", "maxLength") ||
    fixedLengthFormats.has(schema.object.format) ||
    limitsLength(schema.object.pattern),
};

const numberFix = "`minimum`, or explain in the description what a negative value means";
const fixes: Record<string, string> = {
  array: "`maxItems`",
  integer: numberFix,
  number: numberFix,
  string: "`maxLength`",
};

/**
 * True if a pattern limits the length of a string: it has `^` and `$`, and no `*`, `+`, `{n,}` or `|`. Alternatives are
 * rejected because the anchors may belong to only one of them.
 */
export function limitsLength(pattern: unknown): boolean {
  if (typeof pattern !== "string") return false;
  const simplified = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  return /^\^.*\$$/.test(simplified) && !/[*+|]|\{\d*,\}/.test(simplified);
}
