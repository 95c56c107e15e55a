import type { Operation } from "@crewkit/openapi";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodySchema, validateBody } from "../schema/body.ts";
import { isHeaderText, isValidText } from "../schema/parameter.ts";
import { branchesOf } from "../schema/resolve.ts";
import { isUniqueHeader, uniqueFields } from "../spec/unique-fields.ts";
import { isObject, withValue } from "../values/json.ts";
import type { RunContext } from "./context.ts";

/** Replaces the unique fields of a body, because an earlier request may have sent the example of the contract. */
export function freshBody(operation: Operation, body: unknown, context: RunContext): unknown {
  return uniqueFields(operation, context.spec).reduce((changed, name) => {
    const example = isObject(changed) ? changed[name] : undefined;
    if (example === undefined || example === null) return changed;
    const isValid = (value: unknown) =>
      validateBody(context.spec, operation, withValue(changed, [name], value)).length === 0;
    return withValue(
      changed,
      [name],
      context.freshValue({ example, isValid, arbitrary: arbitraryField(operation, name, context) }),
    );
  }, body);
}

function arbitraryField(operation: Operation, name: string, { spec }: RunContext) {
  const schemas = branchesOf(spec, bodySchema(spec, operation) ?? {}).flatMap(
    ({ properties }) => properties?.[name] ?? [],
  );
  return arbitraryOf(spec, schemas[0]);
}

export function freshHeaders(
  operation: Operation,
  headers: Record<string, string>,
  { spec, freshValue }: RunContext,
): Record<string, string> {
  const unique = operation.parameters.filter((each) => each.name in headers && isUniqueHeader(each, operation, spec));
  const fresh = unique.map((parameter) => {
    const isValid = (value: unknown) => isHeaderText(String(value)) && isValidText(spec, parameter, String(value));
    const arbitrary = arbitraryOf(spec, parameter.schema);
    return [parameter.name, String(freshValue({ example: headers[parameter.name], isValid, arbitrary }))];
  });
  return { ...headers, ...Object.fromEntries(fresh) };
}
