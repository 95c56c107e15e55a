import { formatPointer, parsePointer } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import { isObject, without } from "../values/json.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import type { Schema } from "./schema.ts";

export function declaredNames(spec: SpecModel, node: unknown, value: unknown): Set<string> {
  return new Set(branchesFor(spec, node, value).flatMap(({ properties = {} }) => Object.keys(properties)));
}

interface NestedValue {
  pointer: string;
  value: unknown;
  /** Undefined if the schema does not declare the value. */
  schema: unknown;
}

/** Lists values at any depth with their schemas. Omits undeclared values that the schema allows, as in free-form objects. */
export function nestedValues(spec: SpecModel, node: unknown, value: unknown, pointer = ""): NestedValue[] {
  if (!isObject(value)) return [];
  const branches = branchesFor(spec, node, value);
  const isOpen = Array.isArray(value) || allowsUndeclared(branches);
  const sent = Object.entries(value).filter(([name]) => !branches.some(({ omitted = [] }) => omitted.includes(name)));
  return sent.flatMap(([name, each]) => {
    const schema = Array.isArray(value) ? anyOf(branches.map(({ items }) => items)) : fieldSchema(branches, name);
    const inner = { pointer: pointer + formatPointer([name]), value: each, schema };
    if (schema === undefined) return isOpen ? [] : [inner];
    return [inner, ...nestedValues(spec, schema, each, inner.pointer)];
  });
}

/** Lists the JSON pointers of properties that the schema omits, such as `readOnly` properties of a request body. */
export function omittedPointers(spec: SpecModel, node: unknown, value: unknown): string[] {
  const values = [{ pointer: "", value, schema: node }, ...nestedValues(spec, node, value)];
  return values.flatMap(({ pointer, value, schema }) => {
    if (!isObject(value) || Array.isArray(value)) return [];
    const branches = branchesFor(spec, schema, value);
    const names = Object.keys(value).filter((name) => branches.every(({ omitted = [] }) => omitted.includes(name)));
    return names.map((name) => pointer + formatPointer([name]));
  });
}

export function withoutOmitted(spec: SpecModel, node: unknown, value: unknown): unknown {
  return omittedPointers(spec, node, value).reduce((rest, pointer) => without(rest, parsePointer(pointer)), value);
}

// All branches if the value matches none, which another check reports.
function branchesFor(spec: SpecModel, node: unknown, value: unknown): Schema[] {
  const branches = branchesOf(spec, schemaOf(spec, node));
  const matching = isObject(value) ? branches.filter((branch) => mayMatch(spec, branch, value)) : [];
  return matching.length > 0 ? matching : branches;
}

// Compares only types and constants, since a merged branch has no pointer to validate against.
function mayMatch(spec: SpecModel, { type, properties = {} }: Schema, value: Record<string, unknown>): boolean {
  if (type !== undefined && ![type].flat().includes(Array.isArray(value) ? "array" : "object")) return false;
  return Object.entries(properties).every(([name, each]) => {
    const schema = schemaOf(spec, each);
    const values = schema.const === undefined ? schema.enum : [schema.const];
    return !values || value[name] === undefined || values.includes(value[name]);
  });
}

function allowsUndeclared(branches: Schema[]): boolean {
  const isFree = branches.every(
    ({ properties = {}, additionalProperties }) =>
      additionalProperties === undefined && Object.keys(properties).length === 0,
  );
  return isFree || branches.some(({ additionalProperties }) => additionalProperties === true);
}

function fieldSchema(branches: Schema[], name: string): object | undefined {
  const declared = branches.filter(({ properties = {} }) => Object.hasOwn(properties, name));
  const others = branches.map(({ additionalProperties }) => additionalProperties);
  return anyOf(declared.map(({ properties }) => properties?.[name])) ?? others.find((each) => typeof each === "object");
}

function anyOf(schemas: (object | undefined)[]): object | undefined {
  const [first, ...others] = schemas.filter((schema) => schema !== undefined);
  return others.length > 0 ? { anyOf: [first, ...others] } : first;
}
