import type { Operation } from "@crewkit/openapi";
import type { HttpResponse } from "../http/exchange.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { idsInTarget, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../spec/resource-families.ts";
import { formatValue } from "../values/format.ts";
import { isObject, parseOnce } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema } from "./tools/response-schema.ts";

/** A returned resource has the ids of the request path, in the fields with the names of path parameters and in its own id. */
export const pathIds: Check = ({ request, response }, _, spec) => {
  const { operation, target } = request;
  if (!spec.stateful || !isSuccess(response.status)) return [];
  const ids = idsInTarget(operation.path, target);
  const rules = parameterNames(operation.path).map((name, index) => ({
    pattern: patternOf(name),
    id: ids[index] ?? "",
  }));
  const own = response.status === 201 ? undefined : ownIdField(operation, response, spec);
  if (own !== undefined) rules.push({ pattern: new RegExp(`^${own}$`), id: ids.at(-1) ?? "" });
  const body = parseOnce(response.text);
  const resources = [body, ...Object.values(Object(body))].filter((each) => isObject(each) && !Array.isArray(each));
  return resources.flatMap(Object.entries).flatMap(([name, actual]) => {
    const id = rules.find(({ pattern }) => pattern.test(name))?.id;
    // Requests may have UUIDs in uppercase.
    if (id === undefined || !isId(actual) || String(actual).toLowerCase() === id.toLowerCase()) return [];
    return [
      `Expected ${name} to be ${id} as in the request path, but received ${formatValue(actual)}. Fix the response.`,
    ];
  });
};

// The parameter `org_id` is the field `organization_id`. The parameter `id` may belong to a parent.
function patternOf(parameter: string): RegExp {
  return parameter === "id" ? /^$/ : new RegExp(`^${parameter.replace(/_id$/, "[a-z]*_id")}$`);
}

function isId(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

// The operation returns the resource of its path if its response has the schema of the GET operation.
function ownIdField(operation: Operation, response: HttpResponse, spec: SpecModel): string | undefined {
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const schemas = [operation, operationAt(spec, "get", pathPattern)].map(
    (each) => each && documentedSchema(each, response),
  );
  if (schemas.includes(undefined) || JSON.stringify(schemas[0]) !== JSON.stringify(schemas[1])) return undefined;
  const { idField } = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern) ?? {};
  return (
    spec.plan.resourceTypes?.[pathPattern]?.id ??
    idField ??
    parameterNames(operation.path).find((name) => name === "id")
  );
}
