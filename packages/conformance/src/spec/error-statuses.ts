import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "./model.ts";
import { pathPatternOf } from "./paths.ts";

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
