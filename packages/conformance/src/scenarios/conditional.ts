import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import { applyEdits, type ParsedResponse, type RequestDraft } from "../http/draft.ts";
import { isSuccess } from "../spec/model.ts";
import { returnsEtag, supportsIfMatch, supportsIfNoneMatch } from "../spec/preconditions.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { variedBodies } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";
import { draftAt } from "./tools/resources.ts";

/** Requests with If-None-Match and If-Match (RFC 9110, section 13.1), if the contract documents them. */
export const conditional: ScenarioGenerator = (spec) => {
  const reads = spec.operations.filter((each) => each.method === "get" && returnsEtag(each));
  return [
    ...reads
      .filter(supportsIfNoneMatch)
      .map((operation) => ({ operation, run: (steps: ScenarioSteps) => checkRead(operation, steps) })),
    ...listCreatedFamilies(spec).flatMap(({ get, update, remove }) =>
      [update, remove].flatMap((operation) => {
        if (!get || !reads.includes(get) || !operation || !supportsIfMatch(operation)) return [];
        return [{ operation, run: (steps: ScenarioSteps) => checkChange(operation, { get, update }, steps) }];
      }),
    ),
  ];
};

async function checkRead(get: Operation, steps: ScenarioSteps): Promise<void> {
  const draft = await steps.context.createDraft(get);
  const etag = etagOf(await steps.send(draft), steps);
  const response = await steps.sendAnyStatus(withEtag(draft, "If-None-Match", etag));
  const [{ status }, current] = [response, response.headers.get("ETag")];
  // The content may have changed in between.
  const isExpected = status === 304 || (isSuccess(status) && opaqueTag(current ?? "") !== opaqueTag(etag));
  steps.expect(isExpected, `Expected 304 for the current ETag ${etag} in If-None-Match, but received ${status}.`);
  steps.expect(
    status !== 304 || opaqueTag(current ?? "") === opaqueTag(etag),
    `Expected a 304 to have the ETag ${etag} (RFC 9110, section 15.4.5), but received ${current ?? "none"}.`,
  );
  await steps.send(withEtag(draft, "If-None-Match", unknownEtag));
}

// If-None-Match compares weakly (RFC 9110, section 8.8.3.2), and proxies that compress make an ETag weak.
function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, "");
}

const unknownEtag = '"conformance"';

type Family = Pick<ResourceFamily, "update"> & { get: Operation };

/** Sends a change with an outdated ETag and with the current one. */
async function checkChange(operation: Operation, { get, update }: Family, steps: ScenarioSteps): Promise<void> {
  const { context, send, expect } = steps;
  const ids = await context.newResourceIds(get.path);
  const draftOf = (each: Operation) => draftAt(each, ids, context);
  const [read, draft] = [await draftOf(get), await draftOf(operation)];
  const first = etagOf(await send(read), steps);
  const [body, otherBody] = update ? bodiesOf(await draftOf(update), steps) : [];
  if (update) await sendCurrent({ ...(await draftOf(update)), body }, first, steps);
  const before = await send(read);
  const current = etagOf(before, steps);
  if (current !== first && supportsIfNoneMatch(get)) await send(withEtag(read, "If-None-Match", first));
  const outdated = current === first ? unknownEtag : first;
  const change = operation === update ? { ...draft, body: otherBody } : draft;
  const rejected = await steps.sendAnyStatus(withEtag(change, "If-Match", outdated));
  const { status } = rejected;
  const isExpected = operation.responses["412"] ? status === 412 : status >= 400 && status < 500;
  expect(isExpected, `Expected an outdated ETag in If-Match to be rejected with 412, but received ${status}.`);
  const requirement = `Expected ${operation.operationId} with an outdated ETag not to change the resource`;
  expectSame(steps, [before.body, (await send(read)).body], requirement);
  if (operation !== update) await sendCurrent(draft, current, steps);
}

async function sendCurrent(draft: RequestDraft, etag: string, steps: ScenarioSteps): Promise<void> {
  const conditional = withEtag(draft, "If-Match", etag);
  // If-Match never matches a weak ETag (RFC 9110, section 13.1.1), but many APIs compare it.
  if (!etag.startsWith("W/")) await steps.send(conditional);
  else await steps.sendAnyStatus(conditional);
}

function bodiesOf({ operation, body }: RequestDraft, { context }: ScenarioSteps): [unknown, unknown] {
  const bodies = variedBodies(operation, context.spec);
  const others = Array.from({ length: bodies.count }, (_, round) => bodies.create(Object(body), round));
  const other = others.find((each) => JSON.stringify(each) !== JSON.stringify(body));
  // An API may accept a change that it has already made.
  if (!other) throw new SkipError(`The contract allows no two different bodies of ${operation.operationId}.`);
  return [other, body];
}

function withEtag(draft: RequestDraft, name: string, value: string): RequestDraft {
  return applyEdits(draft, [{ in: "header", name, value }]);
}

function etagOf({ headers, draft }: ParsedResponse, { expect }: ScenarioSteps): string {
  const etag = headers.get("ETag");
  expect(etag !== null, `Expected ${draft.operation.operationId} to return an ETag, which the contract documents.`);
  return etag ?? unknownEtag;
}
