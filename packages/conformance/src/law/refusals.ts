import type { Operation } from "@crewkit/openapi";
import type { Law } from "./law.ts";
import { shapeOf } from "./template.ts";

/**
 * The status that refuses an id that names nothing. Where the first id of a path says whose all below it is, that is
 * the status for another's, since what is nobody's must look like what is another's: else ids could be guessed.
 *
 * @param name the path parameter that has the id.
 */
export function unknownStatus({ path }: Operation, name: string, { plan }: Law): number | undefined {
  const { foreign = {}, path: status } = plan.refusals;
  const prefix = path.slice(0, path.indexOf(`{${name}}`) + name.length + 2);
  const isFirst = prefix.indexOf("{") === prefix.lastIndexOf("{");
  return isFirst && shapeOf(prefix) in foreign ? foreign[shapeOf(prefix)] : status;
}

/** The status that refuses somebody else's thing; undefined where the plan does not tell. */
export function foreignStatus({ path }: Operation, { plan }: Law): number | undefined {
  const { foreign = {} } = plan.refusals;
  const shape = shapeOf(path);
  const prefixes = Object.keys(foreign).filter((prefix) => shape === prefix || shape.startsWith(`${prefix}/`));
  const [longest] = prefixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : foreign[longest];
}
