import type { Operation } from "@crewkit/openapi";
import fc, { type Arbitrary } from "fast-check";
import type { Plan } from "../../plan/plan.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodyFields, bodySchema, validateBody } from "../../schema/body.ts";
import { nestedValues } from "../../schema/declared.ts";
import { filterValues } from "../../schema/filter-values.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import type { SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { isObject } from "../../values/json.ts";

export type Body = Record<string, unknown>;

/** Fields that keep the value of the plan's request. */
export function fixedInRequest(operation: Operation, spec: SpecModel<Plan>): string[] {
  return [...fixedFields(operation, spec), ...(spec.plan.operations?.[operation.operationId]?.unique ?? [])];
}

/** Fields of an update that keep their values, including those that are unique in the create request. */
export function fixedInUpdate(update: Operation, { create }: ResourceFamily, spec: SpecModel<Plan>): string[] {
  const fixed = [...fixedInRequest(update, spec), ...(spec.plan.operations?.[create.operationId]?.unique ?? [])];
  return bodyFields(spec, update).filter((name) => fixed.includes(name));
}

/** Valid bodies without the fixed fields. Generates empty bodies if the operation has none. */
export function arbitraryBody(operation: Operation, spec: SpecModel<Plan>, fixed: readonly string[]): Arbitrary<Body> {
  const schema = bodySchema(spec, operation);
  if (!schema) return fc.constant({});
  const isValid = (body: unknown) => validateBody(spec, operation, body).length === 0;
  return filterValues(arbitraryOf(spec, schema), isValid).map((body) => omit(bodyOf(body), fixed));
}

/** Adds fields to the plan's request, whose fixed fields keep their values. Returns the request if the result is invalid. */
export function mergeBody(
  draft: { operation: Operation; body: unknown },
  fields: Body,
  spec: SpecModel<Plan>,
): unknown {
  const { operation, body } = draft;
  if (!isObject(body)) return body;
  const { needed = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const kept = [...fixedFields(operation, spec), ...needed];
  const merged = { ...pick(bodyOf(body), kept), ...fields };
  return isValid({ operation, body: merged }, spec) ? merged : body;
}

/** True if the body may set a state, such as `status`, in which the API rejects later requests. */
export function setsState(operation: Operation, body: unknown, spec: SpecModel): boolean {
  const schema = bodySchema(spec, operation);
  const branches = schema ? branchesOf(spec, schema) : [];
  return branches.some(({ properties = {} }) =>
    Object.entries(properties).some(
      ([name, property]) => name in bodyOf(body) && (schemaOf(spec, property).enum ?? []).length > 1,
    ),
  );
}

/** Fields of another branch of the schema may be valid, but have no effect. */
export function isValid({ operation, body }: { operation: Operation; body: unknown }, spec: SpecModel): boolean {
  const declared = nestedValues(spec, bodySchema(spec, operation), body).every(({ schema }) => schema !== undefined);
  return declared && validateBody(spec, operation, body).length === 0;
}

export function bodyOf(value: unknown): Body {
  return isObject(value) ? value : {};
}

export function pick(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

/** Removes fields at any depth. */
export function withoutFields(value: Body, names: readonly string[]): Body {
  return JSON.parse(JSON.stringify(value, (name, each) => (names.includes(name) ? undefined : each)));
}

export function omit(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
