import type { Operation } from "@crewkit/openapi";
import { documents, type SpecModel } from "../base/model.ts";
import { parameterNames, pathPatternOf } from "./paths.ts";

/** @param name the path parameter with the unknown id. */
export function unknownStatus(operation: Operation, name: string, { plan }: SpecModel): number | undefined {
  const { unknown = {}, path: status } = plan.errorStatuses;
  const prefix = pathUpTo(operation, name);
  return prefix in unknown ? unknown[prefix] : status;
}

export function hasOwnUnknownStatus(operation: Operation, name: string, { plan }: SpecModel): boolean {
  return pathUpTo(operation, name) in (plan.errorStatuses.unknown ?? {});
}

export function pathUpTo({ path }: Operation, name: string): string {
  return pathPatternOf(path.slice(0, path.indexOf(`{${name}}`) + name.length + 2));
}

export function outsiderStatus({ path }: Operation, { plan }: SpecModel): number | undefined {
  const { outsider = {} } = plan.errorStatuses;
  const pattern = pathPatternOf(path);
  const prefixes = Object.keys(outsider).filter((prefix) => pattern === prefix || pattern.startsWith(`${prefix}/`));
  const [longest] = prefixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : outsider[longest];
}

/**
 * The documented statuses of a request whose path combines the caller's ids with another user's, such as a foreign child of
 * the caller's own resource. The outsider status only applies if its prefix in the plan includes a foreign id.
 *
 * @param name the first path parameter with a foreign id.
 */
export function foreignStatuses(operation: Operation, name: string, spec: SpecModel): number[] {
  const { path, outsider = {} } = spec.plan.errorStatuses;
  const names = parameterNames(operation.path);
  const isForeign = (prefix: string) =>
    pathPatternOf(operation.path).startsWith(prefix) && parameterNames(prefix).length > names.indexOf(name);
  const statuses = [path, unknownStatus(operation, name, spec)];
  if (Object.keys(outsider).some(isForeign)) statuses.push(outsiderStatus(operation, spec));
  return [...new Set(statuses)].filter((status) => documents(operation, status));
}
