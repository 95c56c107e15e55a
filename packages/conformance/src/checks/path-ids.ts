import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { idsInTarget, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../spec/resource-families.ts";
import { formatValue } from "../values/format.ts";
import { findResource, parseOnce } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema } from "./tools/response-schema.ts";

/** A returned resource has the ids of the request path, in the fields with the names of path parameters and in its own id. */
export const pathIds: Check = ({ request, response }, _, spec) => {
  const { operation, target } = request;
  const names = parameterNames(operation.path);
  if (!spec.stateful || !isSuccess(response.status) || names.length === 0) return [];
  const ids = idsInTarget(operation.path, target);
  const ownField = response.status === 201 ? undefined : ownIdField(operation, response, spec);
  const fields = names.map((name, index) => [name, ids[index] ?? ""] as const).filter(([name]) => name !== "id");
  const expected = [...fields, ...(ownField === undefined ? [] : [[ownField, ids.at(-1) ?? ""] as const])];
  return expected.flatMap(([name, id]) => {
    const actual = findResource(parseOnce(response.text), name)?.[name];
    const isId = typeof actual === "string" || typeof actual === "number";
    // Requests may have UUIDs in uppercase.
    if (!isId || String(actual).toLowerCase() === id.toLowerCase()) return [];
    return [
      `Expected ${name} to be ${id} as in the request path, but received ${formatValue(actual)}. Fix the response.`,
    ];
  });
};

// The operation returns the resource of its path if its response has the schema of the GET operation.
function ownIdField(operation: Operation, response: Parameters<typeof documentedSchema>[1], spec: SpecModel) {
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const get = operationAt(spec, "get", pathPattern);
  const schemas = [operation, get].map((each) => each && JSON.stringify(documentedSchema(each, response)));
  if (!get || schemas[0] === undefined || schemas[0] !== schemas[1]) return undefined;
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
  return spec.plan.resourceTypes?.[pathPattern]?.id ?? family?.idField ?? "id";
}
