import type { Edit, TestCase } from "../cases/test-case.ts";
import type { RunContext } from "../context/context.ts";
import { SkipError } from "../context/skip.ts";
import { applyEdits, type RequestDraft } from "../http/draft.ts";
import { validateBody } from "../schema/body.ts";
import { isValidText } from "../schema/parameter.ts";
import { isSuccess } from "../spec/model.ts";
import { uniqueFields } from "../spec/unique-fields.ts";
import { isObject, withValue } from "../values/json.ts";

/**
 * Applies the edits of a test case to the request of the plan.
 *
 * @throws SkipError if the result must be valid but the contract rejects it, or must be invalid but the contract allows it.
 */
export function applyTestCase(
  draft: RequestDraft,
  testCase: Pick<TestCase, "operation" | "edits" | "status" | "errorKind" | "completeBody">,
  context: RunContext,
): RequestDraft {
  const edits = testCase.edits.map((edit) => withFreshValue(edit, draft, context));
  const edited = applyEdits(draft, edits);
  if (isConsistent(edited, testCase, context)) return edited;
  const completed = applyEdits({ ...draft, body: mergeBodies(draft, testCase.completeBody, context) }, edits);
  if (testCase.completeBody !== undefined && isConsistent(completed, testCase, context)) return completed;
  const requirement = isSuccess(testCase.status) ? "allows" : "rejects";
  throw new SkipError(`The contract ${requirement} this only together with other values than those of the plan.`);
}

function isConsistent(
  { operation, body }: RequestDraft,
  { edits, status, errorKind }: Pick<TestCase, "edits" | "status" | "errorKind">,
  { spec }: RunContext,
): boolean {
  if (!edits.some((edit) => edit.in === "body")) return true;
  const isValid = validateBody(spec, operation, body).length === 0;
  if (isSuccess(status)) return isValid;
  return errorKind !== "body" || !isValid;
}

// The plan's values of these fields refer to the state, or are unique.
function mergeBodies({ operation, body }: RequestDraft, completeBody: unknown, { spec }: RunContext): unknown {
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const fixed = [...notGenerated, ...uniqueFields(operation, spec)];
  if (!isObject(completeBody) || !isObject(body)) return completeBody;
  const kept = Object.entries(body).filter(([name]) => fixed.includes(name));
  const added = Object.entries(completeBody).filter(([name]) => !fixed.includes(name));
  return Object.fromEntries([...added, ...kept]);
}

function withFreshValue(edit: Edit, draft: RequestDraft, { spec, freshValue }: RunContext): Edit {
  if (!("fresh" in edit) || !edit.fresh) return edit;
  if (edit.in === "header") {
    const parameter = draft.operation.parameters.find(({ name }) => name === edit.name);
    const isValid = (value: unknown) => parameter === undefined || isValidText(spec, parameter, String(value));
    return { ...edit, value: String(freshValue({ example: edit.value, isValid, keepLength: true })) };
  }
  // The rest of the body may be invalid, but the new value must not add an error.
  const errorsWith = (value: unknown) =>
    validateBody(spec, draft.operation, withValue(draft.body, edit.at, value)).length;
  const isValid = (value: unknown) => errorsWith(value) <= errorsWith(edit.value);
  return { ...edit, value: freshValue({ example: edit.value, isValid, keepLength: true }) };
}
