import type { Operation } from "@crewkit/openapi";
import { parseResponse } from "../http/draft.ts";
import type { Exchange, HttpRequest } from "../http/exchange.ts";
import type { Send } from "../http/send.ts";
import type { Leftover } from "../report/report.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { idsInTarget, pathPatternOf, withIds } from "../spec/paths.ts";
import { listCreatedFamilies, listEquivalentPaths, type ResourceFamily } from "../spec/resource-families.ts";
import { groupBy } from "../values/group.ts";
import { parseJson } from "../values/json.ts";
import { readIds } from "./resource-provider.ts";
import { ignoreSkip } from "./skip.ts";

export interface CreatedResources {
  /** Remembers created resources, and forgets deleted ones with their children. */
  record(exchange: Exchange): void;
  /** Deletes the remaining resources, parents first. */
  deleteAll(send: Send): Promise<void>;
  /** The remaining resources of each type, without children of remaining resources. */
  list(): Leftover[];
}

interface Created {
  family: ResourceFamily;
  /** The path, such as `/shelves/7/books/12`. In lowercase, because requests may have uppercase UUIDs. */
  path: string;
  /** The credentials of the request that created the resource. */
  headers: HttpRequest["headers"];
}

// Deleting hundreds of resources would take hours with a rate limit.
const maxChildren = 100;

export function trackCreatedResources(spec: SpecModel): CreatedResources {
  const families = new Map(listCreatedFamilies(spec).map((family) => [family.create.operationId, family]));
  const remaining = new Map<string, Created>();

  function record(exchange: Exchange): void {
    const { operation, target } = exchange.request;
    if (!isSuccess(exchange.response.status)) return;
    if (operation.method === "delete" && operation.path.endsWith("}")) forget(operation, target);
    const family = families.get(operation.operationId);
    const path = family && pathOf(family, exchange);
    if (family && path !== undefined) remaining.set(path, { family, path, headers: exchange.request.headers });
  }

  function forget({ path }: Operation, target: string): void {
    for (const { pathPattern, ids } of listEquivalentPaths(spec, pathPatternOf(path), idsInTarget(path, target))) {
      const deleted = fill(pathPattern, ids);
      for (const key of remaining.keys()) if (`${key}/`.startsWith(`${deleted}/`)) remaining.delete(key);
    }
  }

  function listParents(): Created[] {
    const isChild = (path: string) => [...remaining.keys()].some((other) => path.startsWith(`${other}/`));
    return [...remaining.values()].filter(({ path }) => !isChild(path));
  }

  async function deleteAll(send: Send): Promise<void> {
    const parents = listParents().reverse();
    const children = [...remaining.values()].reverse().filter((each) => !parents.includes(each));
    // Deleting a parent deletes its children, unless the API requires that they are deleted first.
    for (const { family, path, headers } of [...parents, ...children.slice(0, maxChildren), ...parents]) {
      const { remove } = family;
      if (!remove || !remaining.has(path)) continue;
      const request = { operation: remove, method: "DELETE", target: path, headers };
      const { status } = await send(request).catch(() => ({ status: 0 }));
      if (isSuccess(status) || status === 404 || status === 410) forget(remove, path);
    }
    for (const { family, path, headers } of listParents()) {
      // The resource may have been part of a deleted resource, such as a tenant.
      const request = family.get && { operation: family.get, method: "GET", target: path, headers };
      const { status } = request ? await send(request).catch(() => ({ status: 0 })) : { status: 0 };
      if (family.get && [403, 404, 410].includes(status)) forget(family.get, path);
    }
  }

  function list(): Leftover[] {
    return [...groupBy(listParents(), ({ family }) => family.pathPattern).values()].flatMap((created) => {
      const [first] = created;
      if (!first) return [];
      const { create, remove } = first.family;
      const reason = remove ? `${remove.operationId} did not delete` : "no operation deletes";
      const ids = created.map(({ path }) => path);
      return [{ what: `created by ${create.operationId}, which ${reason}`, count: ids.length, ids }];
    });
  }

  return { record, deleteAll, list };
}

// Undefined if the response has no id.
function pathOf({ ids, pathPattern }: ResourceFamily, { request, response }: Exchange): string | undefined {
  const { operation, target, body } = request;
  const path = withIds(operation.path, idsInTarget(operation.path, target));
  const draft = { operation, as: "", path, query: {}, headers: {}, body: parseJson(body ?? "") };
  try {
    return fill(pathPattern, readIds(ids, parseResponse(draft, response)));
  } catch (error) {
    return ignoreSkip(error);
  }
}

function fill(pathPattern: string, ids: readonly string[]): string {
  const remaining = [...ids];
  return pathPattern.replaceAll("{}", () => encodeURIComponent(remaining.shift() ?? "")).toLowerCase();
}
