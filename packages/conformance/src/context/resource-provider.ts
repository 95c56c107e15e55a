import type { ResourceType } from "../base/plan.ts";
import type { ParsedResponse, RequestOverrides } from "../base/request.ts";
import { requireId, SetupError, SkipError, writesNotAllowed } from "../base/skip.ts";
import { parseResponse } from "../http/draft.ts";
import { itemsIn } from "../spec/paging.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listResourceFamilies, operationAt, type ResourceFamily } from "../spec/resource-families.ts";
import { formatValue } from "../values/format.ts";
import { parseJson, valueAt } from "../values/json.ts";
import type { EngineContext } from "./engine-context.ts";
import { memoize } from "./memoize.ts";

type ResourceProvider = Pick<EngineContext, "resourceIds" | "ownedResourceIds" | "newResourceIds">;

export function createResourceProvider(context: EngineContext): ResourceProvider {
  const { spec, target } = context;
  const { resourceTypes } = spec.plan;
  const shared = new Map<string, Promise<string[]>>();
  const returnedIds = new Set<string>();

  return { resourceIds, ownedResourceIds, newResourceIds };

  async function resourceIds(path: string, isolated = false): Promise<string[]> {
    const pathPattern = pathPatternOf(path);
    if (pathPattern === "") return [];
    const provided = target.resources?.[pathPattern];
    if (provided) return provided;
    const created = isolated && target.writes ? createOne(pathPattern) : undefined;
    const ids = await (created ?? memoize(shared, pathPattern, () => findOrCreate(pathPattern, path)));
    isNew(pathPattern, ids);
    return ids;
  }

  async function ownedResourceIds(owner: string, path: string, isolated = false): Promise<string[]> {
    const pathPattern = pathPatternOf(path);
    if (!target.writes) throw writesNotAllowed();
    const create = async () => (await createOne(pathPattern, owner)) ?? skipMissing(pathPattern);
    return isolated ? create() : memoize(shared, `${pathPattern} of ${owner}`, create);
  }

  async function newResourceIds(path: string): Promise<string[]> {
    const pathPattern = pathPatternOf(path);
    if (!target.writes) throw writesNotAllowed();
    const ids = await (createByLink(pathPattern) ?? createOne(pathPattern));
    // A plan may create only one resource per run, such as a tenant.
    return ids && isNew(pathPattern, ids) ? ids : skipMissing(pathPattern);
  }

  function skipMissing(pathPattern: string): never {
    const planKey = `resourceTypes: { "${pathPattern}": { create: … } }`;
    throw new SkipError(`No link of the contract leads to another ${pathPattern}. Add ${planKey} to the plan.`);
  }

  function isNew(pathPattern: string, ids: string[]): boolean {
    const key = `${pathPattern} ${ids.join(" ")}`;
    const isKnown = returnedIds.has(key) || target.resources?.[pathPattern]?.join() === ids.join();
    returnedIds.add(key);
    return !isKnown;
  }

  function createByLink(pathPattern: string, owner?: string): Promise<string[]> | undefined {
    const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
    return family && createInFamily(context, family, owner === undefined ? {} : { as: owner });
  }

  function callPlan(pathPattern: string, key: "create" | "find", owner?: string): Promise<string[]> | undefined {
    const getIds: ResourceType["create"] = resourceTypes?.[pathPattern]?.[key];
    return getIds && checkIds(pathPattern, key, getIds(context, owner));
  }

  function createOne(pathPattern: string, owner?: string): Promise<string[]> | undefined {
    return callPlan(pathPattern, "create", owner) ?? createByLink(pathPattern, owner);
  }

  function findOrCreate(pathPattern: string, path: string): Promise<string[]> {
    const planned = (target.writes ? callPlan(pathPattern, "create") : undefined) ?? callPlan(pathPattern, "find");
    if (planned) return planned;
    // A resource that was not created may have another state.
    if (resourceTypes?.[pathPattern]?.create && !path.endsWith("}")) throw writesNotAllowed();
    return (target.writes ? createByLink(pathPattern) : undefined) ?? find(context, path);
  }
}

async function checkIds(pathPattern: string, key: "create" | "find", promise: Promise<string[]>): Promise<string[]> {
  const ids: unknown = await promise;
  const count = pathPattern.split("{}").length - 1;
  if (Array.isArray(ids) && ids.length >= count && ids.every((id) => typeof id === "string" && id !== "")) return ids;
  const place = `resourceTypes["${pathPattern}"].${key}`;
  throw new Error(`${place} must return an array of ${count} ids, but returned ${formatValue(ids)}`);
}

export async function createInFamily(
  context: EngineContext,
  { create, ids }: ResourceFamily,
  overrides: RequestOverrides = {},
): Promise<string[]> {
  const draft = await context.createDraft(create, { isolated: true, overrides });
  const exchange = await context.sendForSetup(draft);
  try {
    return readIds(ids, parseResponse(draft, exchange.response));
  } catch (error) {
    // The contract defines the location of the ids.
    throw error instanceof SkipError ? new SetupError(error.message, exchange, true) : error;
  }
}

/** @throws SkipError if there is no value at an expression. */
export function readIds(expressions: readonly string[], response: ParsedResponse): string[] {
  return expressions.map((expression) => {
    const value = expression.startsWith("$") ? readExpression(expression, response) : expression;
    const id = requireId(value, response.draft.operation.operationId, expression);
    if (expression !== "$response.header.Location") return id;
    const path = id.replace(/[?#].*$/, "");
    return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
  });
}

/**
 * Evaluates the runtime expression of an id (OpenAPI 3.1, section 4.8.20.4). Undefined if there is no value.
 *
 * @throws if the expression is invalid or unsupported.
 */
function readExpression(expression: string, { draft, body, headers }: ParsedResponse): unknown {
  const [, source, name = ""] = /^\$(\w+\.\w+)[.#](.+)$/.exec(expression) ?? [];
  if (source === "request.path") return draft.path[name];
  if (source === "request.query") return draft.query[name];
  if (source === "request.body") return valueAt(draft.body, name);
  if (source === "response.body") return valueAt(body, name);
  if (source === "response.header") return headers.get(name) ?? undefined;
  throw new Error(`Unsupported runtime expression "${expression}".`);
}

// The first item of the list that contains the resource.
async function find(context: EngineContext, path: string): Promise<string[]> {
  const { spec } = context;
  // The plan may only create the resource in the state of an operation, such as `/{}/orders/{}/cancel`.
  if (!path.endsWith("}")) return context.resourceIds(resourcePathOf(path));
  const pattern = pathPatternOf(path);
  const [name = "", ...parents] = parameterNames(path).reverse();
  const option = parents.length === 0 ? `Pass --resource '${pattern}=ID', or add` : "Add";
  const fix = `${option} resourceTypes: { "${pattern}": { find: async () => ["ID"] } } to the plan.`;
  const list = operationAt(spec, "get", parentOf(pattern));
  if (!list?.readOnly) throw new SkipError(`No list of the contract leads to ${path}. ${fix}`);
  const draft = await context.createDraft(list);
  const exchange = await context.sendForSetup(draft);
  const [item] = itemsIn(parseJson(exchange.response.text), spec.plan.paging);
  const id = item?.[spec.plan.resourceTypes?.[pattern]?.id ?? name] ?? item?.id;
  if (typeof id !== "string" && typeof id !== "number")
    throw new SkipError(`${list.operationId} returns no items. ${fix}`);
  return [...idsIn(list.path, draft.path), String(id)];
}
