import type { Operation } from "@crewkit/openapi";
import { type Law, successOf } from "./law.ts";
import { findProducers, idPointer } from "./producers.ts";
import { parentOf, shapeOf, thingOf } from "./template.ts";

/** The operations around a kind of thing: what makes one, lists them, and reads, changes and removes it. */
export interface Family {
  /** `/{}/projects/{}`. */
  shape: string;
  create: Operation;
  /** In the order of the thing's path: expressions that tell its ids in the answer of `create` and its request. */
  ids: string[];
  /** The name of the field that has its own id, the last one, in what shows it. */
  field: string;
  list: Operation | undefined;
  get: Operation | undefined;
  update: Operation | undefined;
  remove: Operation | undefined;
  /** All else that can be asked of the thing: `/{}/projects/{}/repos`. */
  others: Operation[];
}

const known = new WeakMap<Law, Family[]>();

/** The families of a contract: one for each thing that an operation makes. */
export function listFamilies(law: Law): Family[] {
  const families = known.get(law) ?? findFamilies(law);
  known.set(law, families);
  return families;
}

function findFamilies(law: Law): Family[] {
  return [...findProducers(law)].map(([shape, { operation: create, ids }]) => {
    const at = (method: string, path: string) =>
      law.operations.find((each) => each.method === method && shapeOf(each.path) === path);
    const list = at("get", shapeOf(create.path)) ?? at("get", parentOf(shape));
    const [get, remove] = [at("get", shape), at("delete", shape)];
    const update = at("patch", shape) ?? at("put", shape);
    const others = listOperationsOn(law, shape).filter((each) => shapeOf(each.path) !== shape);
    return { shape, create, ids, field: fieldOf(ids, get, law), list, get, update, remove, others };
  });
}

// As its creation tells it; where that tells only its Location, as what reads it does.
function fieldOf(ids: readonly string[], get: Operation | undefined, law: Law): string {
  const told = ids.at(-1) ?? "";
  const pointer = told.startsWith("$response.body") ? told : get && idPointer(get, get.path, law);
  return pointer?.split("/").at(-1) ?? "id";
}

export function listOperationsOn(law: Law, shape: string): Operation[] {
  return law.operations.filter(({ path }) => shapeOf(thingOf(path)) === shape || shapeOf(path).startsWith(`${shape}/`));
}

/**
 * One family for each operation that makes something, as its 201 says (RFC 9110, section 15.3.2): where its links lead
 * to several things, such as a subscription and what is subscribed to, the one that most can be done with.
 */
export function listMadeFamilies(law: Law): Family[] {
  const families = listFamilies(law).filter(({ create }) => successOf(create) === 201);
  const creations = [...new Set(families.map(({ create }) => create))];
  return creations.flatMap((each) => {
    const several = families.filter(({ create }) => create === each);
    return several.toSorted((a, b) => weigh(b) - weigh(a)).slice(0, 1);
  });
}

// What can be removed is a thing of its own more than what can be read only.
function weigh({ remove, update, get }: Family): number {
  return (remove ? 4 : 0) + (update ? 2 : 0) + (get ? 1 : 0);
}

/**
 * Where a thing can be found: at its own path, and at others that its creation links to by the same ids, such as an
 * organization at `/organizations/{}` and at the beginning of `/{}/projects`.
 */
export function listAddresses(law: Law, shape: string, ids: readonly string[]): { shape: string; ids: string[] }[] {
  const families = listFamilies(law);
  const own = families.find((family) => family.shape === shape);
  const others = families.filter((family) => family !== own && family.create === own?.create);
  const aliases = others.map((other) => ({
    shape: other.shape,
    ids: other.ids.flatMap((expression) => ids[own?.ids.indexOf(expression) ?? -1] ?? []),
    wanted: other.ids.length,
  }));
  const whole = aliases.filter((alias) => alias.ids.length === alias.wanted);
  return [{ shape, ids: [...ids] }, ...whole.map((alias) => ({ shape: alias.shape, ids: alias.ids }))];
}
