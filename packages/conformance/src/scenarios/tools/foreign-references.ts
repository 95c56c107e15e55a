import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../../base/model.ts";
import type { RequestDraft } from "../../base/request.ts";
import { SkipError } from "../../base/skip.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { readIds } from "../../context/resource-provider.ts";
import { parseResponse } from "../../http/draft.ts";
import { validateBody } from "../../schema/request-body.ts";
import { itemsIn } from "../../spec/paging.ts";
import { parentOf, pathPatternOf, resourcePathOf } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { formatValue, inRule, text } from "../../values/format.ts";
import { findResource, hasId } from "../../values/json.ts";
import { expectSame } from "./expect-same.ts";
import { type ResourceAddress, readResource } from "./resources.ts";

/** A body field or query parameter with the id of a resource below the same parent as the operation. */
export interface Reference {
  name: string;
  family: ResourceFamily;
}

/**
 * Recognizes references by their names: `project_id` refers to `/teams/{}/projects/{}`. Ignores resource types that have no
 * parent or several, because another user's resource may be a valid reference.
 */
export function listReferences(operation: Operation, names: readonly string[], spec: SpecModel): Reference[] {
  const families = listResourceFamilies(spec).filter(({ pathPattern }) => {
    const parent = resourcePathOf(parentOf(pathPattern));
    const isBelow = parent !== "" && pathPatternOf(operation.path).startsWith(`${parent}/`);
    return isBelow && !spec.plan.resourceTypes?.[pathPattern]?.shared;
  });
  return names.flatMap((name) => {
    const stem = /^(.+?)_?ids?$/i.exec(name)?.[1]?.toLowerCase();
    const family = families.find((each) => stem?.startsWith(singularOf(each.pathPattern.split("/").at(-2) ?? "")));
    return family ? [{ name, family }] : [];
  });
}

// `repository_id` refers to `repos` as well.
function singularOf(collection: string): string {
  return collection.replace(/ies$/, "y").replace(/s$/, "").toLowerCase();
}

/**
 * Sends a request whose body refers to a resource of another user or another parent. A success may ignore the reference,
 * but not return it.
 */
export async function checkBodyReference(
  operation: Operation,
  reference: Reference,
  { ids, owner }: Pick<ResourceAddress, "ids" | "owner">,
  steps: EngineSteps,
): Promise<void> {
  const { context, expect } = steps;
  const { name, family } = reference;
  const [id = "", address] = [ids.at(-1), { pathPattern: family.pathPattern, ids, owner }];
  const referenced = await readResource(address, steps);
  const draft = await context.createDraft(operation, { isolated: true });
  const body = withReference(draft, reference, id, context.spec);
  const response = await steps.sendAnyStatus({ ...draft, body }, { unchecked: true });
  const isAccepted = isSuccess(response.status) && JSON.stringify(response.body).includes(JSON.stringify(id));
  const label = text`the ${inRule(name)} ${id} of another ${inRule(owner === context ? "parent" : "user")}`;
  expect(
    !isAccepted,
    text`Expected ${operation.operationId} to reject ${label}, but received ${response.status} with ${formatValue(response.body)}.`,
  );
  const after = await readResource(address, steps);
  expectSame(steps, [referenced, after], text`Expected ${operation.operationId} not to change ${label}`);
}

function withReference({ operation, body }: RequestDraft, { name }: Reference, id: string, spec: SpecModel): unknown {
  const bodies = [id, [id]].map((value) => ({ ...Object(body), [name]: value }));
  return bodies.find((each) => validateBody(spec, operation, each).length === 0) ?? body;
}

/** Filters a list by the id that an outsider's new resource refers to, and expects that the resource is not listed. */
export async function checkQueryReference(family: ResourceFamily, name: string, steps: EngineSteps): Promise<void> {
  const { create, ids, list, idField } = family;
  if (!list) return;
  const { context, expect } = steps;
  const owner = await context.outsiderContext();
  const creation = await owner.createDraft(create, { isolated: true });
  const created = parseResponse(creation, (await owner.sendForSetup(creation)).response);
  const id = readIds(ids, created).at(-1);
  const value = findResource(created.body, name)?.[name];
  if (value === undefined) throw new SkipError(`The response of ${create.operationId} has no ${name}.`);
  const draft = await context.createDraft(list);
  const response = await steps.sendAnyStatus({ ...draft, query: { ...draft.query, [name]: value } });
  const isListed = itemsIn(response.body, context.spec.plan.paging).some((item) => hasId(item, idField, id));
  expect(!isListed, text`Expected the list with ${inRule(name)}=${value} not to contain ${id} of another user.`);
}
