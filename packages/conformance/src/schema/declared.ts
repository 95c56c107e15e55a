import type { Law } from "../law/law.ts";
import { isObject } from "../values/json.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import type { Schema } from "./schema.ts";

/** What a schema declares of the fields of an object, or of the items of a list by their index. */
interface Declared {
  /** The schema of one; undefined if there is none. */
  of(name: string): unknown;
  /** Whether other fields are meant to be there: a map, or an object of any form. */
  isOpen: boolean;
}

/** The fields that a schema names, all branches of it together that may be meant. */
export function declaredNames(law: Law, node: unknown, value: unknown): Set<string> {
  return new Set(branchesFor(law, node, value).flatMap(({ properties = {} }) => Object.keys(properties)));
}

export interface Inner {
  /** JSON pointer (RFC 6901) to it. */
  at: string;
  value: unknown;
  /** What the contract says of its place; undefined if nothing. */
  schema: unknown;
}

/**
 * The values in a value, down to the last of them that a schema of their place describes. What a map holds is
 * described; what is in an object of any form is passed over.
 */
export function innerValues(law: Law, node: unknown, value: unknown, at = ""): Inner[] {
  if (!isObject(value)) return [];
  const { of, isOpen } = declare(branchesFor(law, node, value), Array.isArray(value));
  return Object.entries(value).flatMap(([name, each]) => {
    const inner = { at: `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: each, schema: of(name) };
    if (inner.schema === undefined) return isOpen ? [] : [inner];
    return [inner, ...innerValues(law, inner.schema, each, inner.at)];
  });
}

// Of `oneOf` and `anyOf`, those that the value keeps; all, where it keeps none: that is for another check to tell.
function branchesFor(law: Law, node: unknown, value: unknown): Schema[] {
  const schema = schemaOf(law, node);
  const branches = branchesOf(law, schema);
  if (branches.length === 1 || !isObject(value)) return branches;
  const kept = branches.filter((branch) => couldBe(law, branch, value));
  return kept.length > 0 ? kept : branches;
}

// By its type and constants, which tell branches apart. A branch as it is merged has no place in the contract.
function couldBe(law: Law, { type, properties = {} }: Schema, value: Record<string, unknown>): boolean {
  const wanted = type === undefined ? ["object", "array"] : [type].flat();
  if (!wanted.includes(Array.isArray(value) ? "array" : "object")) return false;
  return Object.entries(properties).every(([name, each]) => {
    const schema = schemaOf(law, each);
    const values = schema.const === undefined ? schema.enum : [schema.const];
    return !values || value[name] === undefined || values.includes(value[name]);
  });
}

function declare(branches: Schema[], isList: boolean): Declared {
  return isList ? { of: (index) => itemOf(branches, Number(index)), isOpen: true } : declareFields(branches);
}

function declareFields(branches: Schema[]): Declared {
  const names = branches.flatMap(({ properties, patternProperties }) => [
    ...Object.entries(properties ?? {}).map(([name, schema]) => ({ fits: (other: string) => other === name, schema })),
    ...Object.entries(patternProperties ?? {}).map(([pattern, schema]) => {
      const form = new RegExp(pattern, "u");
      return { fits: (other: string) => form.test(other), schema };
    }),
  ]);
  const maps = branches.map(({ additionalProperties }) => additionalProperties);
  const map = maps.find((each) => typeof each === "object");
  const isFree = names.length === 0 && maps.every((each) => each === undefined);
  return {
    of: (name) => joined(names.filter(({ fits }) => fits(name)).map(({ schema }) => schema)) ?? map,
    isOpen: isFree || maps.includes(true),
  };
}

function itemOf(branches: Schema[], index: number): unknown {
  return joined(
    branches.flatMap(({ prefixItems, items }) => {
      const item = prefixItems?.[index] ?? items;
      return item ? [item] : [];
    }),
  );
}

function joined(schemas: object[]): unknown {
  return schemas.length < 2 ? schemas[0] : { anyOf: schemas };
}
