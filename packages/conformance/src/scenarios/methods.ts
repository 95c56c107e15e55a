import type { Operation } from "@crewkit/openapi";
import { matchesMediaType } from "../checks/tools/response-schema.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import { mediaTypeOf } from "../http/media-type.ts";
import { documentedResponse, type SpecModel } from "../spec/model.ts";
import { formatList, formatValue } from "../values/format.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

/** HEAD matches GET, other undocumented methods are rejected, and `Allow` lists the documented methods. */
export const methods: ScenarioGenerator = (spec) => {
  const firstAtPath = new Map(spec.operations.toReversed().map((operation) => [operation.path, operation]));
  return [...firstAtPath.values()].toReversed().map((operation) => ({
    operation,
    writes: false,
    run: (steps) => checkMethods(operation, steps),
  }));
};

async function checkMethods(operation: Operation, steps: ScenarioSteps): Promise<void> {
  const { spec, target } = steps.context;
  const documented = documentedMethods(operation, spec);
  const get = spec.operations.find(({ method, path }) => method === "get" && path === operation.path);
  if (get && !documented.all.includes("HEAD")) await checkHead(get, documented, steps);
  const draft = await steps.context.createDraft(operation, { base: "none" });
  // Without a token, a server may reject the request before it checks the method.
  const [actor = ""] = spec.plan.actors;
  const base = { ...draft, token: target.tokens[actor] ?? null, body: undefined };
  if (!documented.all.includes("OPTIONS")) await checkOptions(base, documented, steps);
  const { method: status } = spec.plan.errorStatuses;
  if (status === undefined || !target.writes) return;
  for (const method of otherMethods.filter((each) => !documented.all.includes(each)))
    await expectRejected({ ...base, method }, { ...documented, status }, steps);
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

async function checkHead(get: Operation, documented: DocumentedMethods, steps: ScenarioSteps): Promise<void> {
  const { context, send, sendAnyStatus, expect } = steps;
  const draft = await context.createDraft(get);
  const before = await send(draft);
  const head = await sendAnyStatus({ ...draft, method: "HEAD" }, { unchecked: true });
  const isRequired = context.spec.plan.head === true;
  expectAllow(head, documented, steps);
  const isRejected = head.status === 501 || (head.status >= 400 && head.status < 500);
  if (!isRequired && isRejected) return;
  const isSame = head.status === before.status;
  expect(isSame, `Expected HEAD to return the status of GET, ${before.status}, but received ${head.status}.`);
  expect(head.body === undefined, `Expected HEAD to return no body, but received ${formatValue(head.body)}.`);
  if (isSame) expectSameHeaders({ head, gets: [before, await send(draft)] }, isRequired, steps);
}

// Ignores headers that differ between two GET requests.
function expectSameHeaders(
  { head, gets: [first, second] }: { head: ParsedResponse; gets: [ParsedResponse, ParsedResponse] },
  isRequired: boolean,
  { expect }: ScenarioSteps,
): void {
  const { headers = {} } = documentedResponse(first.draft.operation, first.status) ?? {};
  for (const name of [...Object.keys(headers), "Content-Type", "Content-Length"]) {
    const [expected, actual] = [first.headers.get(name), head.headers.get(name)];
    // A header whose value depends on the content may be omitted (RFC 9110, section 9.3.2).
    const mayBeMissing = !isRequired || expected === null || name === "Content-Length";
    const isSame = actual === expected || expected !== second.headers.get(name);
    expect(
      actual === null ? mayBeMissing : isSame,
      `Expected HEAD to return ${name}: ${expected} like GET, but received ${actual ?? "no such header"}.`,
    );
  }
}

async function checkOptions(draft: RequestDraft, documented: DocumentedMethods, steps: ScenarioSteps): Promise<void> {
  const response = await steps.sendAnyStatus({ ...draft, method: "OPTIONS" }, { unchecked: true });
  expectAllow(response, documented, steps);
}

async function expectRejected(
  draft: RequestDraft,
  { status, ...documented }: DocumentedMethods & { status: number },
  steps: ScenarioSteps,
): Promise<void> {
  const response = await steps.sendAnyStatus(draft, { unchecked: true });
  steps.expect(
    response.status === status,
    `Expected ${draft.method} ${draft.operation.path}, which the contract does not declare, to be rejected with ${status}, but received ${response.status}.`,
  );
  expectAllow(response, documented, steps);
  if (response.status === status) expectErrorType(response, steps);
}

// If all operations of a path document the error, other methods return the same media type.
function expectErrorType({ draft, status, headers, body }: ParsedResponse, { context, expect }: ScenarioSteps): void {
  const { path } = draft.operation;
  const responses = context.spec.operations
    .filter((each) => each.path === path)
    .map((each) => documentedResponse(each, status));
  const types = [...new Set(responses.flatMap((each) => Object.keys(each?.content ?? {})))];
  if (body === undefined || !responses.every((each) => each?.content)) return;
  const actual = mediaTypeOf(headers.get("Content-Type"));
  expect(
    types.some((type) => matchesMediaType(type, actual)),
    `Expected ${draft.method} ${path} to be rejected with ${formatList(types, " or ")}, but received ${actual || "no Content-Type"}.`,
  );
}

/**
 * A 405 must have an `Allow` header (RFC 9110, section 15.5.6). The header may only list undocumented methods if the plan
 * defines no status for them.
 */
function expectAllow(
  { status, headers, draft }: ParsedResponse,
  { own, all }: DocumentedMethods,
  steps: ScenarioSteps,
) {
  const isClosed = steps.context.spec.plan.errorStatuses.method !== undefined;
  const allow = headers.get("Allow");
  const isExpected = status < 300 ? allow !== null : status === 405 && isClosed;
  if (!isExpected) return;
  const listed = (allow ?? "").split(",").map((method) => method.trim().toUpperCase());
  const missing = own.filter((method) => !listed.includes(method));
  const others = listed.filter((method) => method !== "" && ![...all, "HEAD", "OPTIONS", "TRACE"].includes(method));
  steps.expect(
    missing.length === 0 && (others.length === 0 || !isClosed),
    `Expected the \`Allow\` header of ${draft.method} ${draft.operation.path} to list the documented methods (${formatList(own)}), but received ${formatValue(allow)}.`,
  );
}
