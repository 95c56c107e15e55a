import { type Operation, resolve } from "@crewkit/openapi";
import { listFieldPointers } from "../schema/locations.ts";
import {
  documentedResponse,
  linkedOperation,
  linkedParameters,
  type SpecModel,
  successOf,
  successSchema,
} from "./model.ts";
import { parameterNames, parentOf, pathPatternOf, resourcePathOf } from "./paths.ts";

export interface Producer {
  operation: Operation;
  /** Runtime expressions in path order, such as `$response.body#/data/id`. */
  ids: string[];
}

/**
 * Finds the operation that creates each resource type: the first with a link to an operation on the resource (OpenAPI 3.1,
 * section 4.8.20), preferring a 201, or else a POST to the parent path that returns a 201 with an id.
 */
export function findProducers(spec: SpecModel): Map<string, Producer> {
  const producers = new Map<string, Producer>();
  const candidates = spec.operations.filter(({ method }) => method === "post");
  const createOperations = candidates.toSorted((a, b) => Number(successOf(b) === 201) - Number(successOf(a) === 201));
  for (const operation of createOperations) {
    for (const { pathPattern, ids } of linkedResources(operation, spec)) {
      // An operation on the resource itself does not create it.
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
    const link = resolve(spec.contract, each);
    const [target, parameters] = [linkedOperation(link, spec), linkedParameters(link)];
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
    const pathPattern = pathPatternOf(resourcePath);
    const id = operation && idExpressionFor(operation, resourcePath, spec);
    return operation && id !== undefined ? [[pathPattern, { operation, ids: [...idsInPath(operation), id] }]] : [];
  });
}

function idsInPath({ path }: Operation): string[] {
  return parameterNames(path).map((name) => `$request.path.${name}`);
}

function idExpressionFor(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const found = findIdPointer(operation, resourcePath, spec);
  if (found !== undefined) return `$response.body#${found}`;
  const { headers = {} } = documentedResponse(operation, successOf(operation)) ?? {};
  return headers.Location ? "$response.header.Location" : undefined;
}

/** In this order: the field in the plan, a field with the name of the path parameter, or `id`. At most one level deep. */
export function findIdPointer(operation: Operation, resourcePath: string, spec: SpecModel): string | undefined {
  const names = [spec.plan.resourceTypes?.[pathPatternOf(resourcePath)]?.id, parameterNames(resourcePath).at(-1), "id"];
  const pointers = listFieldPointers(spec, successSchema(operation), 2);
  return names.flatMap((name) => pointers.filter((pointer) => pointer.endsWith(`/${name}`)))[0];
}
