import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { readIds } from "../../context/resource-provider.ts";
import { SkipError, setupFailed } from "../../context/skip.ts";
import { type ParsedResponse, parseResponse, type RequestDraft } from "../../http/draft.ts";
import { validateBody } from "../../schema/request-body.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { itemsIn } from "../../spec/paging.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, resourcePathOf, withIds } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { formatValue } from "../../values/format.ts";
import { hasId, isObject } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectHidden, type ResourceAddress, readResource } from "./expect-rejected.ts";
import { expectSame } from "./expect-same.ts";

/** A body field or query parameter with the id of a resource below the same parent as the operation. */
export interface Reference {
  name: string;
  family: ResourceFamily;
}

/**
 * Recognizes references by their names: `project_id` and `project` refer to `/teams/{}/projects/{}`. Ignores resource types
 * that have no parent or several, because another user's resource may be a valid reference.
 */
export function listReferences(operation: Operation, names: readonly string[], spec: SpecModel): Reference[] {
  const families = listResourceFamilies(spec).filter(({ pathPattern }) => {
    const parent = resourcePathOf(parentOf(pathPattern));
    const isBelow = parent !== "" && pathPatternOf(operation.path).startsWith(`${parent}/`);
    return isBelow && !spec.plan.resourceTypes?.[pathPattern]?.shared;
  });
  return names.flatMap((name) => {
    const stem = /^(.+?)_?ids?$/i.exec(name)?.[1]?.toLowerCase();
    const family = families.find((each) => {
      const { singular, parameters } = namesOf(each, spec);
      return parameters.has(name) || stem?.startsWith(singular);
    });
    return family ? [{ name, family }] : [];
  });
}

interface ReferenceNames {
  /** The collection's name: `repo`, to which `repository_id` refers as well. */
  singular: string;
  /** The path parameters with the resource's own id. */
  parameters: Set<string>;
}

// Large contracts compare every family with every field.
const cache = new WeakMap<ResourceFamily, ReferenceNames>();

function namesOf(family: ResourceFamily, { operations }: SpecModel): ReferenceNames {
  const cached = cache.get(family);
  if (cached) return cached;
  const collection = family.pathPattern.split("/").at(-2) ?? "";
  const singular = collection.replace(/ies$/, "y").replace(/s$/, "").toLowerCase();
  const paths = operations
    .map(({ path }) => resourcePathOf(path))
    .filter((each) => pathPatternOf(each) === family.pathPattern);
  const parameters = new Set(paths.flatMap((path) => parameterNames(path).slice(-1)));
  parameters.delete("id");
  const names = { singular, parameters };
  cache.set(family, names);
  return names;
}

/**
 * Sends a request whose body refers to a resource of another user or another parent. A success may ignore the reference,
 * but not return it.
 */
export async function checkBodyReference(
  operation: Operation,
  reference: Reference,
  { ids, owner }: Pick<ResourceAddress, "ids" | "owner">,
  steps: ScenarioSteps,
): Promise<void> {
  const { context, expect } = steps;
  const { name, family } = reference;
  const [id, address] = [ids.at(-1), { pathPattern: family.pathPattern, ids, owner }];
  const referenced = await readResource(address, steps);
  const draft = await context.createDraft(operation, { isolated: true });
  const body = withReference(draft, reference, id, context.spec);
  const response = await steps.sendAnyStatus({ ...draft, body }, { unchecked: true });
  const isAccepted = isSuccess(response.status) && hasReference(response.body, name, id);
  const label = `the ${name} ${id} of another ${owner === context ? "parent" : "user"}`;
  expect(
    !isAccepted,
    `Expected ${operation.operationId} to reject ${label}, but received ${response.status} with ${formatValue(response.body)}.`,
  );
  if (owner !== context) expectHidden(referenced, response, steps);
  const after = await readResource(address, steps);
  expectSame(steps, [referenced, after], `Expected ${operation.operationId} not to change ${label}`);
}

function withReference({ operation, body }: RequestDraft, { name }: Reference, id = "", spec: SpecModel): unknown {
  const values = [id, Number(id), [id], [Number(id)]];
  const bodies = values.map((value) => ({ ...(isObject(body) && body), [name]: value }));
  return bodies.find((each) => validateBody(spec, operation, each).length === 0) ?? body;
}

// The name of the field distinguishes numbers.
function hasReference(value: unknown, name: string, id: string | undefined): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, inner]) =>
      (String(inner) === id && (key === name || typeof inner === "string")) || hasReference(inner, name, id),
  );
}

/** Filters a list by the id of an outsider's resource, and expects that the outsider's items are not listed. */
export async function checkQueryReference(
  family: ResourceFamily,
  reference: Reference,
  steps: ScenarioSteps,
): Promise<void> {
  const { list, idField } = family;
  if (!list) return;
  const { context, expect } = steps;
  const created = await createReferring(family, reference, await context.outsiderContext());
  const id = readIds(family.ids, created).at(-1);
  const value = findField(created.body, reference.name);
  const draft = await context.createDraft(list);
  const response = await steps.sendAnyStatus({ ...draft, query: { ...draft.query, [reference.name]: value } });
  const isListed = itemsIn(response.body, context.spec.plan.paging).some((item) => hasId(item, idField, id));
  expect(!isListed, `Expected ${list.operationId} with ${reference.name}=${value} not to list ${id} of another user.`);
}

/** Creates a resource of the outsider that refers to another one. */
async function createReferring(
  { create }: ResourceFamily,
  reference: Reference,
  owner: RunContext,
): Promise<ParsedResponse> {
  const { name, family } = reference;
  const send = async (draft: RequestDraft) => {
    const exchange = await owner.send(draft);
    if (!isSuccess(exchange.response.status)) throw setupFailed(exchange, owner);
    return parseResponse(draft, exchange.response);
  };
  const created = await send(await owner.createDraft(create, { isolated: true }));
  if (findField(created.body, name) !== undefined) return created;
  const second = await owner.createDraft(create, { isolated: true });
  const parentIds = idsIn(create.path, second.path);
  const path = withIds(family.create.path, parentIds);
  const referenced = await send(await owner.createDraft(family.create, { isolated: true, overrides: { path } }));
  const id = readIds(family.ids, referenced).at(-1);
  const referring = await send({ ...second, body: withReference(second, reference, id, owner.spec) });
  if (findField(referring.body, name) !== undefined) return referring;
  throw new SkipError(`The response of ${create.operationId} has no ${name}.`);
}

function findField(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  return (
    value[name] ??
    Object.values(value)
      .map((inner) => findField(inner, name))
      .find((found) => found !== undefined)
  );
}
