import { formatPointer } from "@crewkit/openapi";
import { isSuccess } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { Edit, TestCase } from "../base/test-case.ts";
import type { EngineContext } from "../context/engine-context.ts";
import { fillReferences } from "../context/fill-references.ts";
import { freshValue } from "../context/fresh-value.ts";
import { applyEdits } from "../http/draft.ts";
import { nestedValues } from "../schema/declared.ts";
import { bodySchema, validateBody } from "../schema/request-body.ts";
import { uniqueFields } from "../spec/fields.ts";
import { type BodyReference, listBodyReferences } from "../spec/references.ts";
import { isObject, valueAt, withValue } from "../values/json.ts";

/**
 * Applies the edits of a test case to the request of the plan. Replaces generated ids with ids of existing resources.
 *
 * @throws SkipError if the result must be valid but the contract rejects it, or must be invalid but the contract allows it.
 */
export async function applyTestCase(
  draft: RequestDraft,
  testCase: TestCase,
  context: EngineContext,
): Promise<RequestDraft> {
  const edits = testCase.edits.map((edit) => withFreshValue(edit, draft, context));
  if (!edits.some((edit) => edit.in === "body")) return applyEdits(draft, edits);
  const { completeBody, status, errorKind } = testCase;
  const bodies = [draft.body, ...(completeBody === undefined ? [] : [mergeCompleteBody(draft, completeBody, context)])];
  const requests = bodies.map((body) => applyEdits({ ...draft, body }, edits));
  const consistent = requests.filter(({ operation, body }) => {
    const isValid = validateBody(context.spec, operation, body).length === 0;
    return isSuccess(status) ? isValid : !isValid || errorKind !== "body";
  });
  const request = consistent.find((each) => declaresEdits(each, edits, context)) ?? consistent[0];
  if (request) return replaceIds(request, draft, testCase, context);
  const requirement = isSuccess(status) ? "allows" : "rejects";
  throw new SkipError(
    `The contract ${requirement} this value only if other fields change, but the plan sets their values.`,
  );
}

async function replaceIds(
  request: RequestDraft,
  planned: RequestDraft,
  { errorField, isolated, status }: TestCase,
  context: EngineContext,
): Promise<RequestDraft> {
  const isError = ({ path }: BodyReference) => errorField?.path.join() === path.join();
  const plannedId = ({ path }: BodyReference) => valueAt(planned.body, formatPointer(path));
  const isPlanned = (each: BodyReference) =>
    valueAt(request.body, formatPointer(each.path)) !== undefined && plannedId(each);
  const edits = listBodyReferences(request.operation, context.spec)
    .filter((each) => !isError(each) && isPlanned(each))
    .map((each): Edit => ({ in: "body", at: each.path, value: plannedId(each) }));
  const isKept = (each: BodyReference, id: unknown) => plannedId(each) === id || isError(each);
  return fillReferences(applyEdits(request, edits), { isolated, isKept }, context).catch((error: unknown) => {
    // If the request must be rejected because of another error, the ids do not matter.
    if (error instanceof SkipError && !isSuccess(status)) return request;
    throw error;
  });
}

// Fields of another branch of the schema may be allowed, but have no effect.
function declaresEdits({ operation, body }: RequestDraft, edits: readonly Edit[], { spec }: EngineContext): boolean {
  const edited = edits.flatMap((edit) => (edit.in === "body" ? [formatPointer(edit.at)] : []));
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

function withFreshValue(edit: Edit, draft: RequestDraft, context: EngineContext): Edit {
  const { spec } = context;
  if (!("fresh" in edit) || !edit.fresh) return edit;
  // The rest of the body may be invalid, but the new value must not add an error.
  const errorsWith = (value: unknown) =>
    validateBody(spec, draft.operation, withValue(draft.body, edit.at, value)).length;
  const isValid = (value: unknown) => errorsWith(value) <= errorsWith(edit.value);
  return { ...edit, value: freshValue(context, { example: edit.value, isValid, keepLength: true }) };
}
