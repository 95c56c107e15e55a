import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "./model.ts";
import { pathPatternOf } from "./paths.ts";

/**
 * The status that refuses an id that names nothing. Where the first id of a path says whose all below it is, that is
 * the status for another's, since what is nobody's must look like what is another's: else ids could be guessed.
 *
 * @param name the path parameter that has the id.
 */
export function unknownStatus({ path }: Operation, name: string, { plan }: SpecModel): number | undefined {
  const { outsider = {}, path: status } = plan.errorStatuses;
  const prefix = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  const isFirst = prefix.indexOf("{") === prefix.lastIndexOf("{");
  return isFirst && pathPatternOf(prefix) in outsider ? outsider[pathPatternOf(prefix)] : status;
}

/** The status that refuses somebody else's thing; undefined where the plan does not tell. */
export function outsiderStatus({ path }: Operation, { plan }: SpecModel): number | undefined {
  const { outsider = {} } = plan.errorStatuses;
  const pathPattern = pathPatternOf(path);
  const prefixes = Object.keys(outsider).filter(
    (prefix) => pathPattern === prefix || pathPattern.startsWith(`${prefix}/`),
  );
  const [longest] = prefixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : outsider[longest];
}
