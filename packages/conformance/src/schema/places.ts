import type { Law } from "../law/law.ts";
import { branchesOf, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";

export interface Place {
  /** Keys from the top: `["files", "0", "name"]`. */
  at: string[];
  schema: Schema;
  /** The object that it stands in must have it. */
  required: boolean;
}

/**
 * All places of a body, from its schema: properties, those of objects in them, and of the first item of lists. Of
 * schemas of which one is to be kept, each gives its own.
 */
export function listPlaces(law: Pick<Law, "contract">, node: unknown): Place[] {
  const places = list(law, node, [], []);
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function list(law: Pick<Law, "contract">, node: unknown, at: string[], seen: Schema[]): Place[] {
  const schema = schemaOf(law, node);
  if (seen.includes(schema) || at.length > 4) return [];
  return branchesOf(law, schema).flatMap((branch) => ofBranch(law, branch, at, [...seen, schema]));
}

function ofBranch(law: Pick<Law, "contract">, schema: Schema, at: string[], seen: Schema[]): Place[] {
  const { properties = {}, required = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, each]) => [
    { at: [...at, name], schema: schemaOf(law, each), required: required.includes(name) },
    ...list(law, each, [...at, name], seen),
  ]);
  if (!typesOf(schema).includes("array")) return own;
  const item = schemaOf(law, schema.items);
  const first = [...at, "0"];
  return [...own, { at: first, schema: item, required: false }, ...list(law, item, first, seen)];
}
