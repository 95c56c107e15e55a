import type { Operation } from "@crewkit/openapi";
import { mediaTypeOf } from "../base/media-type.ts";
import { documentedResponse, documents, type SpecModel } from "../base/model.ts";
import type { ParsedResponse, RequestDraft } from "../base/request.ts";
import { matchesMediaType } from "../checks/tools/response-schema.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { unknownId } from "../schema/parameter.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { formatList, formatValue, text } from "../values/format.ts";
import { distinctBy } from "../values/group.ts";
import type { ScenarioGenerator } from "./scenario.ts";

/** HEAD matches GET, other undocumented methods are rejected, and `Allow` lists the documented methods. */
export const methods: ScenarioGenerator = (spec) =>
  distinctBy(spec.operations, ({ path }) => path).map((operation) => ({
    operation,
    writes: false,
    run: (steps) => checkMethods(operation, steps),
  }));

async function checkMethods(operation: Operation, steps: EngineSteps): Promise<void> {
  const { spec, target } = steps.context;
  const documented = documentedMethods(operation, spec);
  const get = spec.operations.find(({ method, path }) => method === "get" && path === operation.path);
  if (get && !documented.all.includes("HEAD")) await checkHead(get, documented, steps);
  const draft = await steps.context.createDraft(operation, { base: "none" });
  // Without a token, a server may reject the request before it checks the method.
  const [actor = ""] = spec.plan.actors;
  const base = { ...draft, token: target.tokens[actor] ?? null, body: undefined };
  const { method: status } = spec.plan.errorStatuses;
  const methods = status === undefined || !target.writes ? ["OPTIONS"] : ["OPTIONS", ...otherMethods];
  for (const method of methods.filter((each) => !documented.all.includes(each))) {
    const response = await steps.sendAnyStatus({ ...base, method }, { unchecked: true });
    expectAllow(response, documented, steps);
    if (method === "OPTIONS") continue;
    steps.expect(
      response.status === status,
      text`Expected ${method} ${operation.path}, which the contract does not declare, to be rejected with ${status}, but received ${response.status}.`,
    );
    if (response.status === status) expectErrorType(response, steps);
  }
}

const otherMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

interface DocumentedMethods {
  own: string[];
  /** Includes the methods of other paths that match the same URL, such as `/books/{id}` and `/books/latest`. */
  all: string[];
}

function documentedMethods({ path }: Operation, { operations }: SpecModel): DocumentedMethods {
  const namesOf = (matching: readonly Operation[]) => [...new Set(matching.map(({ method }) => method.toUpperCase()))];
  const parts = path.split("/");
  const matches = (pattern: string) => {
    const others = pattern.split("/");
    return others.length === parts.length && others.every((part, index) => part === parts[index] || part.includes("{"));
  };
  return {
    own: namesOf(operations.filter((each) => each.path === path)),
    all: namesOf(operations.filter((each) => matches(each.path))),
  };
}

// Sends the successful request, a request without a token, and a request with an unknown id.
async function checkHead(get: Operation, documented: DocumentedMethods, steps: EngineSteps): Promise<void> {
  const { context, sendAnyStatus, expect } = steps;
  const { head: isRequired = false } = context.spec.plan;
  const draft = await context.createDraft(get);
  for (const each of [draft, ...rejectedDrafts(draft, steps)]) {
    const { status, headers } = await (each === draft ? steps.send(each) : sendAnyStatus(each));
    const head = await sendAnyStatus({ ...each, method: "HEAD" }, { unchecked: true });
    expectAllow(head, documented, steps);
    const isUnsupported = head.status === 501 || (head.status >= 400 && head.status < 500);
    if (each === draft && !isRequired && isUnsupported) return;
    const isSame = head.status === status;
    expect(isSame, text`Expected HEAD to return the status of GET, ${status}, but received ${head.status}.`);
    expect(head.body === undefined, text`Expected HEAD to return no body, but received ${formatValue(head.body)}.`);
    const [expected, actual] = [headers, head.headers].map((fields) => fields.get("Content-Type"));
    // A header whose value depends on the content may be omitted (RFC 9110, section 9.3.2).
    const isAllowed = actual === expected || (actual === null && !isRequired);
    expect(
      !isSame || isAllowed,
      text`Expected HEAD to return Content-Type ${expected} of GET, but received ${actual}.`,
    );
  }
}

function rejectedDrafts(draft: RequestDraft, { context: { spec }, seed }: EngineSteps): RequestDraft[] {
  const { operation, path } = draft;
  const { token } = spec.plan.errorStatuses;
  const parameter = operation.parameters.findLast((each) => each.in === "path");
  const id = parameter && unknownId(spec, parameter, seed);
  const hasUnknown = parameter && id && documents(operation, unknownStatus(operation, parameter.name, spec));
  return [
    ...(operation.secured && documents(operation, token) ? [{ ...draft, token: null }] : []),
    ...(hasUnknown ? [{ ...draft, path: { ...path, [parameter.name]: id } }] : []),
  ];
}

// Requests with other methods have the same error responses as the documented operation.
function expectErrorType({ draft, status, headers, body }: ParsedResponse, { expect }: EngineSteps): void {
  const { content } = documentedResponse(draft.operation, status) ?? {};
  if (body === undefined || !content) return;
  const types = Object.keys(content);
  const actual = mediaTypeOf(headers.get("Content-Type"));
  expect(
    types.some((type) => matchesMediaType(type, actual)),
    text`Expected ${draft.method} ${draft.operation.path} to be rejected with ${formatList(types, " or ")}, but received ${actual || "no Content-Type"}.`,
  );
}

/**
 * A 405 must have an `Allow` header (RFC 9110, section 15.5.6). The header may only list undocumented methods if the plan
 * defines no status for them.
 */
function expectAllow(response: ParsedResponse, { own, all }: DocumentedMethods, steps: EngineSteps): void {
  const { status, headers, draft } = response;
  const isClosed = steps.context.spec.plan.errorStatuses.method !== undefined;
  const allow = headers.get("Allow");
  const isExpected = status < 300 ? allow !== null : status === 405 && isClosed;
  if (!isExpected) return;
  const listed = (allow ?? "").split(",").map((method) => method.trim().toUpperCase());
  const missing = own.filter((method) => !listed.includes(method));
  const others = listed.filter((method) => method !== "" && ![...all, "HEAD", "OPTIONS", "TRACE"].includes(method));
  steps.expect(
    missing.length === 0 && (others.length === 0 || !isClosed),
    text`Expected the \`Allow\` header of ${draft.method} ${draft.operation.path} to list the documented methods (${formatList(own)}), but received ${formatValue(allow)}.`,
  );
}
