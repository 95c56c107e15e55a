import type { Operation } from "@crewkit/openapi";
import { parameterNames } from "../../src/law/template.ts";

/** Makes what answers the operation that a request is for: of several paths that fit, the one with fewest parameters. */
export function findOperations(
  operations: readonly Operation[],
): (method: string, target: string) => string | undefined {
  const routes = operations
    .toSorted((a, b) => parameterNames(a.path).length - parameterNames(b.path).length)
    .map(({ operationId, method, path }) => ({ operationId, method, form: formOf(path) }));
  return (method, target) => {
    const [path = ""] = target.split("?");
    return routes.find((each) => each.method === method.toLowerCase() && each.form.test(path))?.operationId;
  };
}

// The paths of a contract have no character that means something else in a regular expression, but for `.`.
function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{[^}]*\}/g, "[^/]+")}$`);
}
