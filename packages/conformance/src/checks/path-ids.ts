import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel, successSchema } from "../base/model.ts";
import { idsInTarget, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../spec/resource-families.ts";
import { formatValue, inRule, text } from "../values/format.ts";
import { isObject, parseOnce } from "../values/json.ts";
import type { Check } from "./check.ts";

/** A returned resource has the ids of the request path, in the fields with the names of path parameters and in its own id. */
export const pathIds: Check = ({ request, response }, _, spec) => {
  const { operation, target } = request;
  const body = parseOnce(response);
  if (!spec.stateful || !isSuccess(response.status) || !isObject(body) || Array.isArray(body)) return [];
  const ids = idsInTarget(operation.path, target);
  const patterns = parameterNames(operation.path).map(patternOf);
  const get = operationAt(spec, "get", pathPatternOf(resourcePathOf(operation.path)));
  const schemaOf = (each: Operation) => JSON.stringify(successSchema(each));
  if (get && (get === operation || schemaOf(get) === schemaOf(operation))) {
    // Other reads and new resources may have another id, such as `GET /employees/{id}/manager`.
    const isSame = operation === get || (operation.method !== "get" && response.status !== 201);
    patterns.splice(-1, 1, isSame ? new RegExp(`^${idFieldOf(get, spec)}$`) : nothing);
  }
  return resourcesIn(body)
    .flatMap((each) => Object.entries(each))
    .flatMap(([name, actual]) => {
      const id = ids[patterns.findIndex((pattern) => pattern.test(name))];
      const isId = typeof actual === "string" || typeof actual === "number";
      // Requests may have UUIDs in uppercase.
      if (id === undefined || !isId || String(actual).toLowerCase() === id.toLowerCase()) return [];
      return [
        text`Expected ${inRule(name)} to be ${id} as in the request path, but received ${formatValue(actual)}. Fix the response.`,
      ];
    });
};

// The objects in a resource may have other ids, such as `owner: { id }`. Only an envelope has no other values.
function resourcesIn(body: Record<string, unknown>): Record<string, unknown>[] {
  const isEnvelope = Object.values(body).every(isObject);
  return (isEnvelope ? Object.values(body).filter(isObject) : [body]).filter((each) => !Array.isArray(each));
}

const nothing = /^$/;

// The parameter `org_id` is the field `organization_id`. The parameter `id` may belong to a parent.
function patternOf(parameter: string): RegExp {
  return parameter === "id" ? nothing : new RegExp(`^${parameter.replace(/_id$/, "[a-z]*_id")}$`);
}

function idFieldOf({ path }: Operation, spec: SpecModel): string {
  const pathPattern = pathPatternOf(path);
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
  return spec.plan.resourceTypes?.[pathPattern]?.id ?? family?.idField ?? parameterNames(path).at(-1) ?? "";
}
