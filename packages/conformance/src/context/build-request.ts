import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../base/request.ts";
import { applyTestCase } from "./apply-test-case.ts";
import { createBase, type RequestOptions } from "./base-request.ts";
import type { EngineContext } from "./engine-context.ts";
import { fillReferences } from "./fill-references.ts";
import { type PreparedRequest, renewUniqueFields } from "./fresh-value.ts";

export async function buildRequest(
  context: EngineContext,
  operation: Operation,
  options?: RequestOptions,
): Promise<RequestDraft> {
  return renewUniqueFields(await prepareRequest(context, operation, options), context);
}

/**
 * Builds a request: the base of the contract and the plan, then the edits of a test case, then the ids of existing resources.
 * The last step is `renewUniqueFields`. To retry a request with other values, repeat only that step.
 *
 * @throws SkipError if the edits of the test case do not fit the base, or a resource cannot be found or created.
 */
export async function prepareRequest(
  context: EngineContext,
  operation: Operation,
  options: RequestOptions = {},
): Promise<PreparedRequest> {
  const base = await createBase(context, operation, options);
  const edited = applyTestCase(base.draft, options.testCase, context);
  const draft = await fillReferences(edited, base, options, context);
  return { draft, base, testCase: options.testCase };
}
