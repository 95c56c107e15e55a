import type { Operation } from "@crewkit/openapi";
import type { Exchange, HttpRequest, Send } from "../base/exchange.ts";
import { isSuccess, type SpecModel } from "../base/model.ts";
import { ignoreSkip } from "../base/skip.ts";
import { parseResponse } from "../http/draft.ts";
import type { Leftover } from "../report/report.ts";
import { idsInTarget, pathPatternOf, withIds } from "../spec/paths.ts";
import { listCreatedFamilies, listEquivalentPaths, type ResourceFamily } from "../spec/resource-families.ts";
import { groupBy } from "../values/group.ts";
import { parseJson } from "../values/json.ts";
import { readIds } from "./resource-provider.ts";

export interface CreatedResources {
  /** Remembers created resources, and forgets deleted ones with their children. */
  record(exchange: Exchange): void;
  /** Deletes the resources, parents first. Returns those that remain, without children of remaining resources. */
  deleteAll(send: Send): Promise<Leftover[]>;
}

interface Created {
  family: ResourceFamily;
  /** The path, such as `/shelves/7/books/12`. In lowercase, because requests may have uppercase UUIDs. */
  path: string;
  headers: HttpRequest["headers"];
}

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

  async function deleteAll(send: Send): Promise<Leftover[]> {
    const sendTo = ({ path, headers }: Created, operation: Operation) =>
      send({ operation, method: operation.method.toUpperCase(), target: path, headers }).catch(() => ({ status: 0 }));
    const parents = listParents().reverse();
    const children = [...remaining.values()].reverse().filter((each) => !parents.includes(each));
    // Deleting a parent deletes its children, unless the API requires that they are deleted first. At most 100 children,
    // because deleting hundreds would take hours with a rate limit.
    for (const each of [...parents, ...children.slice(0, 100), ...parents]) {
      const { remove } = each.family;
      if (!remove || !remaining.has(each.path)) continue;
      const { status } = await sendTo(each, remove);
      if (isSuccess(status) || status === 404 || status === 410) forget(remove, each.path);
    }
    for (const each of listParents()) {
      const { get } = each.family;
      // The resource may have been part of a deleted resource, such as a tenant.
      if (get && [403, 404, 410].includes((await sendTo(each, get)).status)) forget(get, each.path);
    }
    const groups = groupBy(listParents(), ({ family: { create, remove } }) => {
      const reason = remove ? `${remove.operationId} did not delete` : "no operation deletes";
      return `created by ${create.operationId}, which ${reason}`;
    });
    return [...groups].map(([what, group]) => ({ what, count: group.length, ids: group.map(({ path }) => path) }));
  }

  return { record, deleteAll };
}

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
