import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { bodyFields, bodySchema } from "../../schema/body.ts";
import { branchesOf, defaultOf } from "../../schema/resolve.ts";
import { variedValuesOf } from "../../schema/varied-values.ts";
import type { SpecModel } from "../../spec/model.ts";
import { pathPatternOf } from "../../spec/paths.ts";
import { fixedFields } from "../../spec/references.ts";
import { operationAt } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatValue } from "../../values/format.ts";
import { findResource, omit } from "../../values/json.ts";
import type { ScenarioParts, ScenarioSteps } from "../generator.ts";
import { type Body, isValidBody } from "./body.ts";

/** A PUT replaces the whole resource, so that omitted fields lose their values (RFC 9110, section 9.3.4). */
export function omittedValues(spec: SpecModel): ScenarioParts[] {
  return spec.operations.flatMap((put) => {
    const get = operationAt(spec, "get", pathPatternOf(put.path));
    const { keepsOmittedFields } = spec.plan.operations?.[put.operationId] ?? {};
    const fields = put.method === "put" && !keepsOmittedFields ? listOptionalFields(put, spec) : [];
    if (!get || fields.length === 0) return [];
    return [
      { operation: put, variant: "of omitted fields", run: (steps) => checkOmitted({ put, get, fields }, steps) },
    ];
  });
}

interface OptionalField {
  name: string;
  /** Different values, without the default. */
  values: unknown[];
}

interface Replacement {
  put: Operation;
  get: Operation;
  fields: OptionalField[];
}

function listOptionalFields(put: Operation, spec: SpecModel): OptionalField[] {
  const { needed = [], normalized = [] } = spec.plan.operations?.[put.operationId] ?? {};
  const fixed = [...needed, ...normalized, ...fixedFields(put, spec)];
  const branches = branchesOf(spec, bodySchema(spec, put) ?? {});
  const isOptional = (name: string) => !branches.some(({ required = [] }) => required.includes(name));
  const names = bodyFields(spec, put).filter((name) => !fixed.includes(name) && isOptional(name));
  return names.flatMap((name) => {
    const schemas = branches.flatMap(({ properties }) => properties?.[name] ?? []);
    const defaults = schemas.map((schema) => defaultOf(spec, schema)).filter((value) => value !== undefined);
    const values = schemas
      .flatMap((schema) => variedValuesOf(spec, schema))
      .filter((value) => value !== null && !defaults.some((each) => isSame(each, value)));
    // If the contract states no default, one of the values may be the default, but not two.
    return values.length > (defaults.length > 0 ? 0 : 1) ? [{ name, values }] : [];
  });
}

async function checkOmitted({ put, get, fields }: Replacement, steps: ScenarioSteps): Promise<void> {
  const { context, send, expect } = steps;
  const draft = await context.createDraft(put, { isolated: true });
  const getDraft = await context.createDraft(get, { overrides: { as: draft.as, path: draft.path } });
  const replace = async (body: Body) => {
    await send({ ...draft, body });
    return readFields(getDraft, fields, steps);
  };
  let kept = fields;
  let stored: Body = {};
  for (let round = 0; round < 2 && kept.length > 0; round++) {
    const { complete, minimal } = createBodies(draft, { fields: kept, round }, context.spec);
    stored = await replace(complete);
    const after = await replace(minimal);
    kept = kept.filter(
      ({ name }) => name in complete && isSame(stored[name], complete[name]) && isSame(after[name], complete[name]),
    );
  }
  for (const { name } of kept)
    expect(
      false,
      `Expected ${put.operationId} without ${name} to reset it (RFC 9110, section 9.3.4), but ${get.operationId} still ` +
        `returns ${formatValue(stored[name])}. Fix the API, or add operations: { ${put.operationId}: { keepsOmittedFields: ` +
        "true } } to the plan.",
    );
}

interface Round {
  fields: readonly OptionalField[];
  round: number;
}

function createBodies({ operation, body }: RequestDraft, { fields, round }: Round, spec: SpecModel) {
  const names = fields.map(({ name }) => name);
  const minimal = omit(Object(body), names);
  if (!isValidBody(operation, spec, minimal))
    throw new SkipError("The contract allows no body without the optional fields.");
  const complete = { ...minimal };
  for (const { name, values } of fields) {
    const value = values[round % values.length];
    if (isValidBody(operation, spec, { ...complete, [name]: value })) complete[name] = value;
  }
  return { complete, minimal };
}

async function readFields(
  getDraft: RequestDraft,
  fields: readonly OptionalField[],
  { send }: ScenarioSteps,
): Promise<Body> {
  const { body } = await send(getDraft);
  const found = fields.map(({ name }) => [name, findResource(body, name)?.[name]]);
  return Object.fromEntries(found);
}

function isSame(a: unknown, b: unknown): boolean {
  return differences(a, b).length === 0;
}
