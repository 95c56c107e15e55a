import { isDeepStrictEqual } from "node:util";
import type { RequestDraft } from "../../http/draft.ts";
import { bodyFields, bodySchema } from "../../schema/body.ts";
import { branchesOf } from "../../schema/resolve.ts";
import { variedValuesOf } from "../../schema/varied-values.ts";
import type { SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { isObject, withValue } from "../../values/json.ts";
import { type Body, isValidBody } from "./body.ts";

/**
 * Adds the fields that a body lacks, with values that the API does not return yet. Omits fields whose values depend on the
 * state.
 *
 * @param current responses with the current values.
 */
export function withOtherFields({ operation, body }: RequestDraft, spec: SpecModel, current: unknown): unknown {
  if (!isObject(body)) return body;
  const fixed = [...Object.keys(body), ...fixedFields(operation, spec)];
  const names = bodyFields(spec, operation).filter((name) => !fixed.includes(name));
  const branches = branchesOf(spec, bodySchema(spec, operation) ?? {});
  return names.reduce((changed: Body, name) => {
    const known = valuesOf(current, name);
    const bodies = branches
      .flatMap(({ properties }) => variedValuesOf(spec, properties?.[name]))
      .filter((value) => value !== null && !known.some((each) => isDeepStrictEqual(each, value)))
      .map((value) => withValue(changed, [name], value));
    return bodies.filter(isObject).find((each) => isValidBody(operation, spec, each)) ?? changed;
  }, body);
}

function valuesOf(value: unknown, name: string): unknown[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...valuesOf(inner, name)]);
}
