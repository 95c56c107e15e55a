import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Node } from "../../node.ts";
import { listParameters, type Operation } from "../../operations.ts";

/** Returns a function that checks whether any operation of a path accepts a value for a path parameter. */
export function pathParameters(pathItem: Node, operations: readonly Operation[]): (name: string) => ValueMatcher {
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
  return new Map(inPath.map((parameter) => [parameter.text("name"), inlineRefs(parameter.get("schema"))]));
}

export type ValueMatcher = (text: string) => boolean;

// URL segments are strings, so Ajv converts "42" to an integer if the schema requires one.
const ajv = new Ajv2020({ strict: false, coerceTypes: "array", addUsedSchema: false, logger: false });
addFormats.default(ajv);

const compiled = new Map<string, ValueMatcher>();

/** Compiles a schema and caches the result, because compiling takes thousands of times as long as checking a value. */
export function compileSchema(schema: unknown): ValueMatcher {
  const key = JSON.stringify(schema);
  const accepts = compiled.get(key) ?? compile(schema);
  compiled.set(key, accepts);
  return accepts;
}

function compile(schema: unknown): ValueMatcher {
  try {
    const validate = ajv.compile(schema as object | boolean);
    return (text) => validate(text) as boolean;
  } catch {
    // Another rule reports an invalid schema.
    return () => true;
  }
}

function inlineRefs(schema: Node, ancestors: readonly unknown[] = []): unknown {
  const { value, ref, refSiblings } = schema;
  if (ref === undefined) return inlineChildren(schema, ancestors);
  // A recursive or missing schema accepts anything.
  if (value === undefined || ancestors.includes(value)) return { allOf: [true] };
  const path = [...ancestors, value];
  return { allOf: [inlineChildren(schema, path), ...refSiblings.map((sibling) => inlineRefs(sibling, path))] };
}

function inlineChildren(node: Node, ancestors: readonly unknown[]): unknown {
  if (Array.isArray(node.value)) return node.items().map((item) => inlineRefs(item, ancestors));
  if (!node.exists) return node.value;
  return Object.fromEntries(node.entries().map(([key, child]) => [key, inlineRefs(child, ancestors)]));
}
