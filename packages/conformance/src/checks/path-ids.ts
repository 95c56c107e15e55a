import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../base/model.ts";
import { idsInTarget, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../spec/resource-families.ts";
import { formatValue } from "../values/format.ts";
import { parseOnce } from "../values/json.ts";
import type { Check } from "./check.ts";
import { documentedSchema } from "./tools/response-schema.ts";

/** A returned resource has the ids of the request path, in the fields with the names of path parameters and in its own id. */
export const pathIds: Check = ({ request, response }, _, spec) => {
  const { operation, target } = request;
  const body = parseOnce(response);
  if (!spec.stateful || !isSuccess(response.status) || Array.isArray(body)) return [];
  const ids = idsInTarget(operation.path, target);
  const patterns = parameterNames(operation.path).map(patternOf);
  const schemaIn = (each: Operation | undefined) => each && JSON.stringify(documentedSchema(each, response));
  const get = operationAt(spec, "get", pathPatternOf(resourcePathOf(operation.path)));
  // Such an operation returns the resource of its path.
  if (get && response.status !== 201 && schemaIn(get) === schemaIn(operation)) {
    patterns.push(new RegExp(`^${idFieldOf(get, spec)}$`));
    ids.push(ids.at(-1) ?? "");
  }
  const resources = [body, ...Object.values(Object(body))].filter((each) => !Array.isArray(each));
  const fields = resources.flatMap((each) => Object.entries<unknown>(Object(each)));
  return fields.flatMap(([name, actual]) => {
    const id = ids[patterns.findIndex((pattern) => pattern.test(name))];
    const isId = typeof actual === "string" || typeof actual === "number";
    // Requests may have UUIDs in uppercase.
    if (id === undefined || !isId || String(actual).toLowerCase() === id.toLowerCase()) return [];
    return [
      `Expected ${name} to be ${id} as in the request path, but received ${formatValue(actual)}. Fix the response.`,
    ];
  });
};

// The parameter `org_id` is the field `organization_id`. The parameter `id` may belong to a parent.
function patternOf(parameter: string): RegExp {
  return parameter === "id" ? /^$/ : new RegExp(`^${parameter.replace(/_id$/, "[a-z]*_id")}$`);
}

function idFieldOf({ path }: Operation, spec: SpecModel): string {
  const pathPattern = pathPatternOf(path);
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
  return spec.plan.resourceTypes?.[pathPattern]?.id ?? family?.idField ?? parameterNames(path).at(-1) ?? "";
}
