import type { Operation } from "@crewkit/openapi";
import { documents, type SpecModel } from "./model.ts";
import { parameterNames, pathPatternOf } from "./paths.ts";

/**
 * An unknown first id gets the outsider status, if the plan has one for it, so that ids cannot be guessed.
 *
 * @param name the path parameter with the id.
 */
export function unknownStatus({ path }: Operation, name: string, { plan }: SpecModel): number | undefined {
  const { outsider = {}, path: status } = plan.errorStatuses;
  const prefix = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  const isFirst = prefix.indexOf("{") === prefix.lastIndexOf("{");
  return isFirst && pathPatternOf(prefix) in outsider ? outsider[pathPatternOf(prefix)] : status;
}

/** Undefined if the plan defines none. */
export function outsiderStatus({ path }: Operation, { plan }: SpecModel): number | undefined {
  const { outsider = {} } = plan.errorStatuses;
  const pattern = pathPatternOf(path);
  const prefixes = Object.keys(outsider).filter((prefix) => pattern === prefix || pattern.startsWith(`${prefix}/`));
  const [longest] = prefixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : outsider[longest];
}

/**
 * The documented statuses of a request whose path contains another user's id next to ids of the caller, such as a foreign
 * child of the caller's own resource. The plan's outsider status only applies if its prefix contains the foreign id.
 *
 * @param name the first path parameter with a foreign id.
 */
export function foreignStatuses(operation: Operation, name: string, spec: SpecModel): number[] {
  const prefix = operation.path.slice(0, operation.path.indexOf(`{${name}}`) + name.length + 2);
  const { outsider = {} } = spec.plan.errorStatuses;
  const isForeign = (pattern: string) => parameterNames(pattern).length >= parameterNames(prefix).length;
  const own = Object.keys(outsider).some((each) => pathPatternOf(operation.path).startsWith(each) && isForeign(each));
  const statuses = [unknownStatus(operation, name, spec), ...(own ? [outsiderStatus(operation, spec)] : [])];
  return [...new Set(statuses)].filter((status) => documents(operation, status));
}
