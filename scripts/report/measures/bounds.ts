import { isBounded } from "@crewkit/lint/bounds";
import { type Measure, share } from "../figure.ts";
import { listSchemas, type Schema } from "../schemas.ts";

/** Which strings, numbers and arrays that could be of any size have a bound. */
export const measure: Measure = (contract) => {
  const schemas = listSchemas(contract);
  return kinds.map(({ name, types, keywords }) => {
    const unbounded = schemas.filter(
      ({ schema }) => types.some((type) => typesOf(schema).includes(type)) && isFree(schema),
    );
    const has = ({ schema }: { schema: Schema }) => keywords.some((keyword) => schema[keyword] !== undefined);
    return share(`bounds of ${name}`, unbounded, has, ({ pointer }) => pointer);
  });
};

const kinds = [
  { name: "strings", types: ["string"], keywords: ["maxLength"] },
  {
    name: "numbers",
    types: ["integer", "number"],
    keywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  },
  { name: "arrays", types: ["array"], keywords: ["maxItems"] },
];

function typesOf({ type }: Schema): unknown[] {
  return Array.isArray(type) ? type : [type];
}

/** Not one of a list, and of no format or pattern that says how long it is. */
function isFree({ enum: values, const: value, format, pattern }: Schema): boolean {
  return values === undefined && value === undefined && !bounded.has(String(format)) && !isBounded(pattern);
}

const bounded = new Set(["date", "date-time", "time", "uuid", "ipv4", "ipv6"]);
