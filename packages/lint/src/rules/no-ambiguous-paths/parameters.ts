import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Node } from "../../node.ts";
import { listParameters, type Operation } from "../../operations.ts";

/** Returns a function that checks if any operation of a path accepts a value for a path parameter. */
export function pathParameters(pathItem: Node, operations: readonly Operation[]): (name: string) => Accepts {
  const owners = operations.length > 0 ? operations : [{ pathItem, node: pathItem.get("nothing") }];
  const perOperation = owners.map((owner) => parameterSchemas(listParameters(owner)));
  return (name) => {
    // An undeclared parameter accepts any value.
    const checks = perOperation.map((schemas) => compileSchema(schemas.get(name) ?? true));
    return (text) => checks.some((accepts) => accepts(text));
  };
}

function parameterSchemas(parameters: readonly Node[]): ReadonlyMap<string, unknown> {
  const inPath = parameters.filter((parameter) => parameter.text("in") === "path");
  return new Map(inPath.map((each) => [each.text("name"), inlineRefs(each.get("schema"))]));
}

export type Accepts = (text: string) => boolean;

// URL segments are strings, so Ajv converts "42" to an integer if the schema requires one.
const ajv = new Ajv2020({ strict: false, coerceTypes: "array", addUsedSchema: false, logger: false });
addFormats.default(ajv);

const compiled = new Map<string, Accepts>();

/** Compiles a schema, with a cache: compiling takes thousands of times as long as checking. */
export function compileSchema(schema: unknown): Accepts {
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
    // Another rule reports an invalid schema.
    return () => true;
  }
}

function inlineRefs(schema: Node, open: readonly unknown[] = []): unknown {
  const { value, ref, refSiblings } = schema;
  if (ref === undefined) return inlineChildren(schema, open);
  // A recursive or missing schema accepts anything.
  if (value === undefined || open.includes(value)) return { allOf: [true] };
  const path = [...open, value];
  return { allOf: [inlineChildren(schema, path), ...refSiblings.map((sibling) => inlineRefs(sibling, path))] };
}

function inlineChildren(node: Node, open: readonly unknown[]): unknown {
  if (Array.isArray(node.value)) return node.items().map((item) => inlineRefs(item, open));
  if (!node.exists) return node.value;
  return Object.fromEntries(node.entries().map(([key, child]) => [key, inlineRefs(child, open)]));
}
