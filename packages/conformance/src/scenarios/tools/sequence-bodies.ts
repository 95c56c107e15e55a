import type { Operation } from "@crewkit/openapi";
import fc, { type Arbitrary } from "fast-check";
import type { Plan } from "../../plan/plan.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodySchema, validateBody } from "../../schema/body.ts";
import { filterValues } from "../../schema/filter-values.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import type { SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { isObject, omit, pick } from "../../values/json.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";

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
  return isValidBody(operation, spec, merged) ? merged : body;
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

/** Removes fields at any depth. */
export function withoutFields(value: Body, names: readonly string[]): Body {
  return JSON.parse(JSON.stringify(value, (name, each) => (names.includes(name) ? undefined : each)));
}
