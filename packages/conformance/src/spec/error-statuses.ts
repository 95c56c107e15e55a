import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "./model.ts";
import { pathPatternOf } from "./paths.ts";

/**
 * The status of an unknown id. If the first id of a path decides about access to everything below it, an unknown one
 * gets the
 * same status as another user's, so that ids cannot be guessed.
 *
 * @param name the path parameter with the id.
 */
export function unknownStatus({ path }: Operation, name: string, { plan }: SpecModel): number | undefined {
  const { outsider = {}, path: status } = plan.errorStatuses;
  const prefix = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  const isFirst = prefix.indexOf("{") === prefix.lastIndexOf("{");
  return isFirst && pathPatternOf(prefix) in outsider ? outsider[pathPatternOf(prefix)] : status;
}

/** The status for another user's resource; undefined if the plan defines none. */
export function outsiderStatus({ path }: Operation, { plan }: SpecModel): number | undefined {
  const { outsider = {} } = plan.errorStatuses;
  const pathPattern = pathPatternOf(path);
  const prefixes = Object.keys(outsider).filter(
    (prefix) => pathPattern === prefix || pathPattern.startsWith(`${prefix}/`),
  );
  const [longest] = prefixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : outsider[longest];
}
