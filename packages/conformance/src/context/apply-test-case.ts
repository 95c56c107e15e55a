import { formatPointer } from "@crewkit/openapi";
import { isSuccess } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { Edit, TestCase } from "../base/test-case.ts";
import { applyEdits } from "../http/draft.ts";
import { nestedValues } from "../schema/declared.ts";
import { bodySchema, validateBody } from "../schema/request-body.ts";
import { uniqueFields } from "../spec/fields.ts";
import { listBodyReferences } from "../spec/references.ts";
import { isObject } from "../values/json.ts";
import type { EngineContext } from "./engine-context.ts";

type BodyEdit = Extract<Edit, { in: "body" }>;

export function bodyEdits(testCase: TestCase | undefined): BodyEdit[] {
  return (testCase?.edits ?? []).filter((edit): edit is BodyEdit => edit.in === "body");
}

/** @throws SkipError if the result must be valid but the contract rejects it, or must be invalid but the contract allows it. */
export function applyTestCase(
  draft: RequestDraft,
  testCase: TestCase | undefined,
  context: EngineContext,
): RequestDraft {
  if (!testCase) return draft;
  const { completeBody, edits, status, errorKind } = testCase;
  const edited = bodyEdits(testCase);
  if (edited.length === 0) return applyEdits(draft, edits);
  const bodies = [draft.body, ...(completeBody === undefined ? [] : [mergeCompleteBody(draft, completeBody, context)])];
  const requests = bodies.map((body) => applyEdits({ ...draft, body }, edits));
  const consistent = requests.filter(({ operation, body }) => {
    const isValid = validateBody(context.spec, operation, body).length === 0;
    return isSuccess(status) ? isValid : !isValid || errorKind !== "body";
  });
  const request = consistent.find((each) => declaresEdits(each, edited, context)) ?? consistent[0];
  if (request) return request;
  const requirement = isSuccess(status) ? "allows" : "rejects";
  throw new SkipError(
    `The contract ${requirement} this value only if other fields change, but the plan sets their values.`,
  );
}

// Fields of another branch of the schema may be allowed, but have no effect.
function declaresEdits(
  { operation, body }: RequestDraft,
  edits: readonly BodyEdit[],
  { spec }: EngineContext,
): boolean {
  const edited = edits.map(({ at }) => formatPointer(at));
  return nestedValues(spec, bodySchema(spec, operation), body).every(
    ({ pointer, schema }) => schema !== undefined || !edited.includes(pointer),
  );
}

// The plan's values of these fields refer to the state, or are unique. Another branch of the schema may need other ids.
function mergeCompleteBody({ operation, body }: RequestDraft, completeBody: unknown, { spec }: EngineContext): unknown {
  if (!isObject(completeBody) || !isObject(body)) return completeBody;
  const { notGenerated = [], needed = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const fixed = [...notGenerated, ...uniqueFields(operation, spec)];
  const ids = listBodyReferences(operation, spec).flatMap(({ path }) => (path.length === 1 ? path : []));
  const generated = Object.entries(completeBody).filter(([name]) => !fixed.includes(name) || ids.includes(name));
  const planned = Object.entries(body).filter(
    ([name]) => fixed.includes(name) && (name in completeBody || needed.includes(name) || !ids.includes(name)),
  );
  return Object.fromEntries([...generated, ...planned]);
}
