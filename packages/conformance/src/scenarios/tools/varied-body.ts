import type { Operation } from "@crewkit/openapi";
import { bodyFields, bodySchema } from "../../schema/body.ts";
import { branchesOf } from "../../schema/resolve.ts";
import { variedValuesOf } from "../../schema/varied-values.ts";
import { requiredForCreate, uniqueFields } from "../../spec/fields.ts";
import type { SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { isObject, without, withValue } from "../../values/json.ts";
import { type Body, isValidBody } from "./body.ts";

interface VariedField {
  name: string;
  /** Undefined omits the field. */
  values: unknown[];
}

export interface VariedBodies {
  /** The number of different bodies. */
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

function listVariedFields(operation: Operation, spec: SpecModel): VariedField[] {
  const { needed = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const fixed = fixedFields(operation, spec);
  const branches = branchesOf(spec, bodySchema(spec, operation) ?? {});
  const created = requiredForCreate(operation, spec);
  return bodyFields(spec, operation)
    .filter((name) => !fixed.includes(name))
    .flatMap((name) => {
      const values = branches.flatMap(({ properties = {} }) => variedValuesOf(spec, properties[name]));
      const isRequired = needed.includes(name) || branches.every(({ required = [] }) => required.includes(name));
      // A PUT without a field may reset it (RFC 9110, section 9.3.4).
      const omitted = isRequired || operation.method === "put" ? [] : [undefined];
      // An optional text may be empty. The value is not used if the schema does not allow it.
      const isText = values.some((value) => typeof value === "string");
      const empty = isText && !isRequired && !created.includes(name) ? [""] : [];
      return values.length === 0 ? [] : [{ name, values: [...values, ...empty, ...omitted] }];
    });
}
