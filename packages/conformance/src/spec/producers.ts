import { type Operation, resolve } from "@crewkit/openapi";
import { isJsonType } from "../http/media-type.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { documentedResponse, type SpecModel, successOf } from "./model.ts";
import { parameterNames, parentOf, pathPatternOf, resourcePathOf } from "./paths.ts";

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
export function findProducers(spec: SpecModel): Map<string, Producer> {
  const producers = new Map<string, Producer>();
  const posts = spec.operations.filter(({ method }) => method === "post" || method === "put");
  const creations = posts.toSorted((a, b) => Number(successOf(b) === 201) - Number(successOf(a) === 201));
  for (const operation of creations) {
    for (const { pathPattern, ids } of linkedResources(operation, spec)) {
      // What is done to a thing does not make it, even where the answer tells its id.
      const isCreated =
        ids.at(-1)?.startsWith("$response.body") && !pathPatternOf(operation.path).startsWith(pathPattern);
      if (isCreated && !producers.has(pathPattern)) producers.set(pathPattern, { operation, ids });
    }
  }
  for (const [pathPattern, producer] of findUnlinkedProducers(spec))
    if (!producers.has(pathPattern)) producers.set(pathPattern, producer);
  return producers;
}

function linkedResources(operation: Operation, spec: SpecModel): { pathPattern: string; ids: string[] }[] {
  const links = Object.values(documentedResponse(operation, successOf(operation))?.links ?? {});
  return links.flatMap((each) => {
    const { operationId, parameters = {} } = resolve(spec.contract, each);
    const target =
      operationId === undefined
        ? undefined
        : spec.operations.find((operation) => operation.operationId === operationId);
    if (!target) return [];
    const resourcePath = resourcePathOf(target.path);
    const ids = parameterNames(resourcePath).map((name) => String(parameters[name] ?? ""));
    return resourcePath === "" ? [] : [{ pathPattern: pathPatternOf(resourcePath), ids }];
  });
}

function findUnlinkedProducers(spec: SpecModel): [pathPattern: string, producer: Producer][] {
  const resourcePaths = new Set(
    spec.operations.map(({ path }) => resourcePathOf(path)).filter((resourcePath) => resourcePath.endsWith("}")),
  );
  return [...resourcePaths].flatMap((resourcePath): [string, Producer][] => {
    const parent = pathPatternOf(parentOf(resourcePath));
    const operation = spec.operations.find(
      (each) => each.method === "post" && pathPatternOf(each.path) === parent && successOf(each) === 201,
    );
    const id = operation && idExpressionFor(operation, resourcePath, spec);
    if (!operation || id === undefined) return [];
    const parentIds = parameterNames(operation.path).map((name) => `$request.path.${name}`);
    return [[pathPatternOf(resourcePath), { operation, ids: [...parentIds, id] }]];
  });
}

function idExpressionFor(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const found = findIdPointer(operation, resourcePath, spec);
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
export function findIdPointer(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const names = [spec.plan.resourceTypes?.[pathPatternOf(resourcePath)]?.id, parameterNames(resourcePath).at(-1), "id"];
  const { content = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  const media = Object.entries(content).find(([type]) => isJsonType(type))?.[1];
  const pointers = listFieldPointers(spec, media?.schema, "", 2);
  return names.flatMap((name) => pointers.filter((pointer) => pointer.endsWith(`/${name}`)))[0];
}

function listFieldPointers(spec: SpecModel, node: unknown, parent: string, depth: number): string[] {
  if (depth === 0) return [];
  const branches = branchesOf(spec, schemaOf(spec, node));
  const properties = branches.flatMap((branch) => Object.entries(branch.properties ?? {}));
  const own = properties.map(([name]) => `${parent}/${name}`);
  return [
    ...own,
    ...properties.flatMap(([name, each]) => listFieldPointers(spec, each, `${parent}/${name}`, depth - 1)),
  ];
}
