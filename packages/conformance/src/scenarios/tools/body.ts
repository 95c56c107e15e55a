import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../../base/model.ts";
import type { RequestDraft } from "../../base/request.ts";
import { SkipError } from "../../base/skip.ts";
import { nestedValues } from "../../schema/declared.ts";
import { bodyFields, bodySchema, validateBody } from "../../schema/request-body.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import { variedValuesOf } from "../../schema/values.ts";
import { requiredForCreate, uniqueFields } from "../../spec/fields.ts";
import { fixedFields } from "../../spec/references.ts";
import { isObject, without, withValue } from "../../values/json.ts";

export type Body = Record<string, unknown>;

export function bodyOf(value: unknown): Body {
  return isObject(value) ? value : {};
}

/** The value of a unique field, and the status of a second request with the same value. */
export function uniqueValue({ operation, body }: RequestDraft, field: string, { plan }: SpecModel): [unknown, number] {
  const value = bodyOf(body)[field];
  const { body: invalid, taken = invalid } = plan.errorStatuses;
  if (taken !== undefined && value !== undefined) return [value, taken];
  const needed = `${field} in the request of ${operation.operationId}`;
  throw new SkipError(`Needs ${needed}, and a status for invalid bodies in the plan.`);
}

/** Rejects fields of another branch of the schema, which may be allowed, but have no effect. */
export function isValidBody(operation: Operation, spec: SpecModel, body: unknown): boolean {
  return (
    validateBody(spec, operation, body).length === 0 &&
    nestedValues(spec, bodySchema(spec, operation), body).every(({ schema }) => schema !== undefined)
  );
}

/** Adds the other fields that the plan does not fix, so that a change to any field is detected. */
export function completeBody({ operation, body }: RequestDraft, spec: SpecModel): unknown {
  if (!isObject(body)) return body;
  const complete = { ...variedBodies(operation, spec).create(body, 0), ...body };
  return isValidBody(operation, spec, complete) ? complete : body;
}

interface VariedField {
  name: string;
  /** Undefined omits the field. */
  values: unknown[];
  /** True if the field may be a state, such as `status`, in which the API rejects later requests. */
  isState: boolean;
}

interface VariedBodies {
  count: number;
  /** Replaces fields of a valid body. The result is valid. */
  create(base: Body, round: number): Body;
}

/**
 * Bodies that together contain each varied value of each field, in different combinations. The first has a value in each
 * field, and the last is null in each nullable field.
 */
export function variedBodies(operation: Operation, spec: SpecModel): VariedBodies {
  const fields = listVariedFields(operation, spec);
  const nulls = fields.some(({ values }) => values.includes(null)) ? 1 : 0;
  const count = Math.max(0, ...fields.map(({ values }) => values.length)) + nulls;
  const valueIn = (values: unknown[], position: number, round: number) => {
    if (nulls > 0 && round === count - 1 && values.includes(null)) return null;
    const value = values[position % values.length];
    return round === 0 ? (value ?? values[0]) : value;
  };
  const setIfValid = (body: Body, name: string, value: unknown): Body => {
    const changed = value === undefined ? without(body, [name]) : withValue(body, [name], value);
    return isObject(changed) && isValidBody(operation, spec, changed) ? changed : body;
  };
  // Unique texts stay unique.
  const unique = uniqueFields(operation, spec);
  const endWithSpecialCharacters = (body: Body) =>
    unique.reduce(
      (changed, name) =>
        typeof changed[name] === "string" ? setIfValid(changed, name, changed[name] + specialEnding) : changed,
      body,
    );
  return {
    count,
    create: (base, round) =>
      fields.reduce(
        (body, { name, values }, index) => setIfValid(body, name, valueIn(values, round + 2 * index, round)),
        round === 0 ? endWithSpecialCharacters(base) : base,
      ),
  };
}

const specialEnding = " 😀 e\u0301 & < \" \\ ' % + #";

export function listVariedFields(operation: Operation, spec: SpecModel): VariedField[] {
  const { needed = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const fixed = fixedFields(operation, spec);
  const branches = branchesOf(spec, bodySchema(spec, operation) ?? {});
  const created = requiredForCreate(operation, spec);
  return bodyFields(spec, operation)
    .filter((name) => !fixed.includes(name))
    .flatMap((name) => {
      const values = branches.flatMap(({ properties = {} }) => variedValuesOf(spec, properties[name]));
      const isRequired = needed.includes(name) || branches.every(({ required = [] }) => required.includes(name));
      const omitted = isRequired ? [] : [undefined];
      // An optional text may be empty. The value is not used if the schema does not allow it.
      const isText = values.some((value) => typeof value === "string");
      const empty = isText && !isRequired && !created.includes(name) ? [""] : [];
      const isState = branches.some(({ properties }) => (schemaOf(spec, properties?.[name]).enum ?? []).length > 1);
      return values.length === 0 ? [] : [{ name, values: [...values, ...empty, ...omitted], isState }];
    });
}
