import { formatPointer } from "@crewkit/openapi";
import type { SpecModel } from "../spec/model.ts";
import { isObject } from "../values/json.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";

export function declaredNames(spec: SpecModel, node: unknown, value: unknown): Set<string> {
  return new Set(branchesFor(spec, node, value).flatMap(({ properties = {} }) => Object.keys(properties)));
}

interface NestedValue {
  pointer: string;
  value: unknown;
  /** Undefined if the schema does not declare the value. */
  schema: unknown;
}

let last: { node: unknown; value: unknown; values: NestedValue[] } = { node: undefined, value: undefined, values: [] };

/** Lists values at any depth with their schemas. Omits undeclared values that the schema allows, as in free-form objects. */
export function nestedValues(spec: SpecModel, node: unknown, value: unknown): NestedValue[] {
  // Several checks list the values of the same response.
  if (last.value !== value || last.node !== node) last = { node, value, values: listNested(spec, node, value, "") };
  return last.values;
}

function listNested(spec: SpecModel, node: unknown, value: unknown, pointer: string): NestedValue[] {
  if (!isObject(value)) return [];
  const branches = branchesFor(spec, node, value);
  const isOpen = Array.isArray(value) || allowsUndeclared(branches);
  return Object.entries(value).flatMap(([name, each]) => {
    const schema = Array.isArray(value) ? anyOf(branches.map(({ items }) => items)) : fieldSchema(branches, name);
    const inner = { pointer: pointer + formatPointer([name]), value: each, schema };
    if (schema === undefined) return isOpen ? [] : [inner];
    return [inner, ...listNested(spec, schema, each, inner.pointer)];
  });
}

// All branches if the value matches none, which another check reports.
function branchesFor(spec: SpecModel, node: unknown, value: unknown): Schema[] {
  const branches = branchesOf(spec, schemaOf(spec, node));
  const matching = isObject(value) ? branches.filter((branch) => mayMatch(spec, branch, value)) : [];
  return matching.length > 0 ? matching : branches;
}

// Compares only types and constants, since a merged branch has no pointer to validate against.
function mayMatch(spec: SpecModel, branch: Schema, value: Record<string, unknown>): boolean {
  const types = typesOf(branch);
  if (types.length > 0 && !types.includes(Array.isArray(value) ? "array" : "object")) return false;
  return Object.entries(branch.properties ?? {}).every(([name, each]) => {
    const schema = schemaOf(spec, each);
    const values = schema.const === undefined ? schema.enum : [schema.const];
    return !values || value[name] === undefined || values.includes(value[name]);
  });
}

// True for free-form objects and for `additionalProperties: true`.
function allowsUndeclared(branches: Schema[]): boolean {
  const isFree = branches.every(
    ({ properties = {}, additionalProperties }) =>
      additionalProperties === undefined && Object.keys(properties).length === 0,
  );
  return isFree || branches.some(({ additionalProperties }) => additionalProperties === true);
}

function fieldSchema(branches: Schema[], name: string): object | undefined {
  const declared = anyOf(branches.map(({ properties = {} }) => properties[name]));
  const others = branches.map(({ additionalProperties }) => additionalProperties);
  return declared ?? others.find((each) => typeof each === "object");
}

function anyOf(schemas: (object | undefined)[]): object | undefined {
  const [first, ...others] = schemas.filter((schema) => schema !== undefined);
  return others.length > 0 ? { anyOf: [first, ...others] } : first;
}
