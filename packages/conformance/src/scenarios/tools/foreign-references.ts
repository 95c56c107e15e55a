import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { readIds } from "../../context/resource-provider.ts";
import { SkipError, setupFailed } from "../../context/skip.ts";
import { type ParsedResponse, parseResponse, type RequestDraft } from "../../http/draft.ts";
import { validateBody } from "../../schema/request-body.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { itemsIn } from "../../spec/paging.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, resourcePathOf } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { formatValue } from "../../values/format.ts";
import { hasId, isObject } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectHidden, type ResourceAddress, readResource } from "./addresses.ts";
import { expectSame } from "./expect-same.ts";
import { createChild } from "./resources.ts";

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
  if (names.length === 0) return [];
  const families = listResourceFamilies(spec).filter(({ pathPattern }) => {
    const parent = resourcePathOf(parentOf(pathPattern));
    const isBelow = parent !== "" && pathPatternOf(operation.path).startsWith(`${parent}/`);
    return isBelow && !spec.plan.resourceTypes?.[pathPattern]?.shared;
  });
  const named = families.map((family) => ({ family, ...namesOf(family, spec) }));
  return names.flatMap((name) => {
    const stem = /^(.+?)_?ids?$/i.exec(name)?.[1]?.toLowerCase();
    const found = named.find(({ collection, parameters }) => parameters.has(name) || stem?.startsWith(collection));
    return found ? [{ name, family: found.family }] : [];
  });
}

/** The collection's name, such as `repo`, to which `repository_id` refers as well, and the parameters with its own id. */
function namesOf({ pathPattern }: ResourceFamily, { operations }: SpecModel) {
  const collection = (pathPattern.split("/").at(-2) ?? "").replace(/ies$/, "y").replace(/s$/, "").toLowerCase();
  const paths = operations
    .map(({ path }) => resourcePathOf(path))
    .filter((each) => pathPatternOf(each) === pathPattern);
  const parameters = new Set(paths.flatMap((path) => parameterNames(path).slice(-1)));
  parameters.delete("id");
  return { collection, parameters };
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
  const owner = await context.outsiderContext();
  const created = await createReferring(family, reference, owner);
  const id = readIds(family.ids, created).at(-1);
  const value = findField(created.body, reference.name);
  if (value === undefined)
    throw new SkipError(`The response of ${family.create.operationId} has no ${reference.name}.`);
  const draft = await context.createDraft(list);
  const response = await steps.sendAnyStatus({ ...draft, query: { ...draft.query, [reference.name]: value } });
  const isListed = itemsIn(response.body, context.spec.plan.paging).some((item) => hasId(item, idField, id));
  expect(!isListed, `Expected ${list.operationId} with ${reference.name}=${value} not to list ${id} of another user.`);
}

// Creates a resource of the outsider that refers to another new resource with the same parents.
async function createReferring(
  { create }: ResourceFamily,
  reference: Reference,
  owner: RunContext,
): Promise<ParsedResponse> {
  const draft = await owner.createDraft(create, { isolated: true });
  const ids = await createChild(reference.family.pathPattern, idsIn(create.path, draft.path), owner);
  const referring = { ...draft, body: withReference(draft, reference, ids.at(-1), owner.spec) };
  const exchange = await owner.send(referring);
  if (!isSuccess(exchange.response.status)) throw setupFailed(exchange, owner);
  return parseResponse(referring, exchange.response);
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
