import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { SkipError } from "../../context/skip.ts";
import type { ParsedResponse } from "../../http/draft.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { filterValues } from "../../schema/filter-values.ts";
import { bodySchema, validateBody } from "../../schema/request-body.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import { derivedFields } from "../../spec/fields.ts";
import { documents, isSuccess, type SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import { differences } from "../../values/differences.ts";
import { formatList, formatValue } from "../../values/format.ts";
import { findResource, hasId, omit, pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";
import {
  type ConcurrentResource,
  type ConcurrentResources,
  createFirst,
  draftFor,
  readResourceList,
  sendTogether,
} from "./concurrent-resources.ts";
import { expectSame } from "./expect-same.ts";

const maxFields = 3;
// Rejections because of a concurrent request: a conflict (RFC 9110), or a lock (RFC 4918).
export const conflictStatuses: readonly number[] = [409, 423];

/** Updates different fields, and one field twice. Afterwards, each field has a value that an accepted request sent. */
export async function checkUpdates(resources: ConcurrentResources): Promise<void> {
  const { family, steps } = resources;
  const { update, get } = family;
  if (!update) return;
  const resource = await createFirst(resources);
  resource.value = { ...resource.value, ...(await readResource(resource, resources)) };
  const bodies = chooseBodies(update, resource, steps);
  if (bodies.length < 2) throw new SkipError(`The contract allows no two different bodies of ${update.operationId}.`);
  const template = await draftFor(update, resource.ids, resources);
  const reads = get ? [await draftFor(get, resource.ids, resources)] : [];
  const drafts = [...bodies.map((body) => ({ ...template, body })), ...reads];
  // A response may already contain the value of another request.
  const responses = await sendTogether(drafts, steps, { unchecked: true });
  for (const response of responses) expectNoError(response, steps);
  const accepted = responses.filter(({ draft, status }) => draft.operation === update && isSuccess(status));
  steps.expect(accepted.length > 0, `Expected one of ${bodies.length} concurrent requests to succeed.`);
  const sent = accepted.map((response) => bodyOf(response.draft.body));
  await expectUpdates(update, sent, { bodies, resource, resources });
}

function expectNoError({ draft, status }: ParsedResponse, { expect }: ScenarioSteps): void {
  const { operation, body } = draft;
  const mayFail = operation.method !== "get" && documents(operation, status);
  const sent = body === undefined ? "" : ` with ${formatValue(body)}`;
  const requirement = `Expected ${operation.operationId}${sent} to succeed during concurrent requests`;
  expect(
    isSuccess(status) || (mayFail && conflictStatuses.includes(status)),
    `${requirement}, but received ${status}.`,
  );
}

interface Updates {
  bodies: readonly Body[];
  resource: ConcurrentResource;
  resources: ConcurrentResources;
}

async function expectUpdates(
  update: Operation,
  accepted: readonly Body[],
  { bodies, resource, resources }: Updates,
): Promise<void> {
  const { steps } = resources;
  const returned = await readResource(resource, resources);
  if (!returned) return;
  const { updatedFields = [], operations = {} } = steps.context.spec.plan;
  const { updated = [] } = operations[update.operationId] ?? {};
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
  const unexpected = names.flatMap((name) => describeUnexpected(name, accepted, { resource, returned }));
  const lost = formatList(unexpected, " and ");
  steps.expect(
    unexpected.length === 0,
    `Expected the resource to have ${lost} after concurrent updates, but received ${formatValue(pick(returned, names))}.`,
  );
  const ignoredFields = [...updatedFields, ...updated, ...derivedFields(update, steps.context.spec)];
  const requirement = `Expected concurrent updates to change only ${formatList(names)}`;
  expectSame(steps, [omit(resource.value, names), returned], requirement, { ignoredFields, closed: false });
}

// The values that the accepted requests have sent, unless the resource has one of them.
function describeUnexpected(
  name: string,
  accepted: readonly Body[],
  { resource, returned }: { resource: ConcurrentResource; returned: Body },
): string[] {
  const sent = accepted.filter((body) => name in body).map((body) => pick(body, [name]));
  const expected = sent.length > 0 ? sent : [pick(resource.value, [name])];
  const isExpected = expected.some((body) => differences(body, returned, { closed: false }).length === 0);
  return isExpected ? [] : [expected.map((body) => formatValue(body)).join(" or ")];
}

async function readResource(resource: ConcurrentResource, resources: ConcurrentResources): Promise<Body | undefined> {
  const { family, steps } = resources;
  const { get, list } = family;
  if (get) {
    const { body } = await steps.send(await draftFor(get, resource.ids, resources));
    return findResource(body, resource.idField, resource.id);
  }
  if (!list) return undefined;
  const { items } = await readResourceList(list, resources);
  return items.find((item) => hasId(item, resource.idField, resource.id));
}

function chooseBodies(update: Operation, resource: ConcurrentResource, { context, seed }: ScenarioSteps): Body[] {
  const { spec } = context;
  const { normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const samples = fc.sample(arbitraryBody(update, spec), { seed, numRuns: 50 });
  const fields = samples.flatMap((body) => Object.entries(body).map(([name, value]): Body => ({ [name]: value })));
  const usable = fields.filter(
    (body) =>
      isValidBody(update, spec, body) &&
      isChange(body, resource.value) &&
      !setsState(update, body, spec) &&
      !normalized.some((name) => name in body),
  );
  const names = [...new Set(usable.flatMap((body) => Object.keys(body)))].slice(0, maxFields);
  const different = names.flatMap((name) => usable.filter((body) => name in body).slice(0, 1));
  const [first = {}]: Body[] = different;
  const [name = ""] = names;
  const second = usable.filter((body) => name in body && isChange(body, first)).slice(0, 1);
  return [...second, ...different];
}

function isChange(body: Body, current: Body): boolean {
  return Object.entries(body).some(([name, value]) => differences(current[name], value).length > 0);
}

/** Valid bodies without the fixed fields. Generates empty bodies if the operation has none. */
function arbitraryBody(operation: Operation, spec: SpecModel): fc.Arbitrary<Body> {
  const schema = bodySchema(spec, operation);
  if (!schema) return fc.constant({});
  const isValid = (body: unknown) => validateBody(spec, operation, body).length === 0;
  const fixed = fixedFields(operation, spec);
  return filterValues(arbitraryOf(spec, schema), isValid).map((body) => omit(bodyOf(body), fixed));
}

/** True if the body may set a state, such as `status`, in which the API rejects later requests. */
function setsState(operation: Operation, body: unknown, spec: SpecModel): boolean {
  const schema = bodySchema(spec, operation);
  const branches = schema ? branchesOf(spec, schema) : [];
  return branches.some(({ properties = {} }) =>
    Object.entries(properties).some(
      ([name, property]) => name in bodyOf(body) && (schemaOf(spec, property).enum ?? []).length > 1,
    ),
  );
}
