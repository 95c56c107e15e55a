import { bodiesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { reach } from "../../nesting.ts";
import { firstTime, type Place } from "../../place.ts";
import { isSigned, nameOf, typesOf } from "../../schemas.ts";

/** Every string, number and list that a program has to make room for says how large it may be. */
export const rule: Rule = ({ operations, every, report }) => {
  const requests = bodiesOf(operations).filter(isRequest);
  const lists = [
    ...reach(requests.map(({ schema }) => schema)).values(),
    ...every("Parameter").map((parameter) => parameter.get("schema")),
    ...every("SchemaProperties").map((properties) => properties.get("data")),
  ];
  const isNew = firstTime();
  const judge = (schema: Place, types: readonly string[]) => {
    const unbound = typesOf(schema).find((type) => types.includes(type) && !bounded[type]?.(schema));
    if (!unbound || !isNew(schema)) return;
    report(`The ${unbound} ${nameOf(schema)} has no bound. Add ${bounds[unbound]}.`, schema.at);
  };

  for (const schema of lists) judge(schema, ["array"]);
  for (const schema of every("Schema")) judge(schema, ["integer", "number", "string"]);
};

const has = (schema: Place, ...keys: string[]) => keys.some((key) => schema.has(key));
const number = (schema: Place) => has(schema, "enum", "const", "minimum", "exclusiveMinimum") || isSigned(schema);
const fixed = new Set<unknown>(["date-time", "date", "uuid"]);

const bounded: Record<string, (schema: Place) => boolean> = {
  array: (schema) => has(schema, "maxItems"),
  integer: number,
  number,
  string: (schema) =>
    has(schema, "enum", "const", "maxLength") || fixed.has(schema.map.format) || isBounded(schema.map.pattern),
};

const orSigned = "`minimum`, or say in its description what a negative one means";
const bounds: Record<string, string> = {
  array: "`maxItems`",
  integer: orSigned,
  number: orSigned,
  string: "`maxLength`",
};

/**
 * Whether a pattern alone bounds a text: anchored at both ends, without `*`, `+`, `{n,}`. One with `|` is taken for
 * unbounded, since its anchors may belong to one branch only; a maxLength beside it settles that.
 */
export function isBounded(pattern: unknown): boolean {
  if (typeof pattern !== "string") return false;
  const bare = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  return /^\^.*\$$/.test(bare) && !/[*+|]|\{\d*,\}/.test(bare);
}
