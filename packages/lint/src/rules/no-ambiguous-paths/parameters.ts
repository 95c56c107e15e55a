import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type Operation, parametersOf } from "../../operations.ts";
import type { Place } from "../../place.ts";

/** What each parameter of a path can hold, by its name, in any of the path's operations. */
export function pathParameters(item: Place, operations: readonly Operation[]): (name: string) => Accepts {
  const users = operations.length > 0 ? operations : [{ item, place: item.get("nothing") }];
  const perOperation = users.map((user) => schemasOf(parametersOf(user)));
  return (name) => {
    // A parameter that nobody declares can hold anything.
    const checks = perOperation.map((schemas) => acceptsBy(schemas.get(name) ?? true));
    return (text) => checks.some((accepts) => accepts(text));
  };
}

function schemasOf(parameters: readonly Place[]): ReadonlyMap<string, unknown> {
  const inPath = parameters.filter((parameter) => parameter.text("in") === "path");
  return new Map(inPath.map((each) => [each.text("name"), inline(each.get("schema"))]));
}

/** Whether a parameter can hold a text that stands in a URL. */
export type Accepts = (text: string) => boolean;

// A text in a URL has no type: "42" may be meant as an integer, so Ajv coerces.
const ajv = new Ajv2020({ strict: false, coerceTypes: "array", addUsedSchema: false, logger: false });
addFormats.default(ajv);

const compiled = new Map<string, Accepts>();

/** Compiles a schema once, however many paths use it: compiling costs thousands of times what a check does. */
export function acceptsBy(schema: unknown): Accepts {
  const key = JSON.stringify(schema);
  const accepts = compiled.get(key) ?? compile(schema);
  compiled.set(key, accepts);
  return accepts;
}

function compile(schema: unknown): Accepts {
  try {
    const validate = ajv.compile(schema as object | boolean);
    return (text) => validate(text) as boolean;
  } catch {
    // An invalid schema is another rule's to report; until it is fixed it excludes nothing.
    return () => true;
  }
}

/** A schema with every `$ref` replaced by what it means, whatever file that stands in. */
function inline(schema: Place, open: readonly unknown[] = []): unknown {
  const { node, ref, beside } = schema;
  if (ref === undefined) return inlineBelow(schema, open);
  // A schema inside itself, or one that is not there, excludes nothing.
  if (node === undefined || open.includes(node)) return { allOf: [true] };
  return { allOf: [inlineBelow(schema, [...open, node]), ...beside.map((part) => inline(part, [...open, node]))] };
}

function inlineBelow(place: Place, open: readonly unknown[]): unknown {
  if (Array.isArray(place.node)) return place.items().map((item) => inline(item, open));
  if (!place.isThere) return place.node;
  return Object.fromEntries(place.entries().map(([key, child]) => [key, inline(child, open)]));
}
