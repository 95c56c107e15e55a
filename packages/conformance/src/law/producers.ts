import { type Operation, resolve } from "@crewkit/openapi";
import { isJsonType } from "../http/media-type.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { documentedResponse, type Law, successOf } from "./law.ts";
import { parameterNames, parentOf, shapeOf, thingOf } from "./template.ts";

/** An operation that makes a thing, and where its answer and its request tell the ids of it. */
export interface Producer {
  operation: Operation;
  /** In the order of the thing's path: runtime expressions such as `$response.body#/data/id`. */
  ids: string[];
}

/**
 * Which operation makes which thing, by the shape of its path (`/{}/projects/{}`): what the links of creations tell
 * (OpenAPI 3.1, section 4.8.20). The first that links to an operation on the thing counts; a `201` before others.
 * Where no link leads to a thing, it is made by a POST that answers 201 to the path above, if the answer tells an id.
 */
export function findProducers(law: Law): Map<string, Producer> {
  const producers = new Map<string, Producer>();
  const posts = law.operations.filter(({ method }) => method === "post" || method === "put");
  const creations = posts.toSorted((a, b) => Number(successOf(b) === 201) - Number(successOf(a) === 201));
  for (const operation of creations) {
    for (const { shape, ids } of linksOf(operation, law)) {
      // What is done to a thing does not make it, even where the answer tells its id.
      const isMade = ids.at(-1)?.startsWith("$response.body") && !shapeOf(operation.path).startsWith(shape);
      if (isMade && !producers.has(shape)) producers.set(shape, { operation, ids });
    }
  }
  for (const [shape, producer] of unlinked(law)) if (!producers.has(shape)) producers.set(shape, producer);
  return producers;
}

function linksOf(operation: Operation, law: Law): { shape: string; ids: string[] }[] {
  const links = Object.values(documentedResponse(operation, successOf(operation))?.links ?? {});
  return links.flatMap((each) => {
    const { operationId, parameters = {} } = resolve(law.contract, each);
    const target =
      operationId === undefined ? undefined : law.operations.find((one) => one.operationId === operationId);
    if (!target) return [];
    const thing = thingOf(target.path);
    const ids = parameterNames(thing).map((name) => String(parameters[name] ?? ""));
    return thing === "" ? [] : [{ shape: shapeOf(thing), ids }];
  });
}

function unlinked(law: Law): [shape: string, producer: Producer][] {
  const things = new Set(law.operations.map(({ path }) => thingOf(path)).filter((thing) => thing.endsWith("}")));
  return [...things].flatMap((thing): [string, Producer][] => {
    const parent = shapeOf(parentOf(thing));
    const operation = law.operations.find(
      (each) => each.method === "post" && shapeOf(each.path) === parent && successOf(each) === 201,
    );
    const id = operation && idOf(operation, thing, law);
    if (!operation || id === undefined) return [];
    const above = parameterNames(operation.path).map((name) => `$request.path.${name}`);
    return [[shapeOf(thing), { operation, ids: [...above, id] }]];
  });
}

function idOf(operation: Operation, thing: string, law: Law): string | undefined {
  const found = idPointer(operation, thing, law);
  if (found !== undefined) return `$response.body#${found}`;
  const { headers = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  return headers.Location ? "$response.header.Location" : undefined;
}

/**
 * Where the answer of an operation tells the id of a thing: a field of it, or of what it holds, that the plan names; else
 * one that is named as the path's parameter; else `id`. Undefined if it has no such.
 *
 * @param thing the path that leads to the thing.
 */
export function idPointer(operation: Operation, thing: string, law: Law): string | undefined {
  const names = [law.plan.things?.[shapeOf(thing)]?.id, parameterNames(thing).at(-1), "id"];
  const { content = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  const media = Object.entries(content).find(([type]) => isJsonType(type))?.[1];
  const pointers = fieldsOf(law, media?.schema, "", 2);
  return names.flatMap((name) => pointers.filter((pointer) => pointer.endsWith(`/${name}`)))[0];
}

function fieldsOf(law: Law, node: unknown, above: string, depth: number): string[] {
  if (depth === 0) return [];
  const branches = branchesOf(law, schemaOf(law, node));
  const properties = branches.flatMap((branch) => Object.entries(branch.properties ?? {}));
  const own = properties.map(([name]) => `${above}/${name}`);
  return [...own, ...properties.flatMap(([name, each]) => fieldsOf(law, each, `${above}/${name}`, depth - 1))];
}
