import { type Operation, resolve } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import type { RequestOverrides } from "../plan/plan.ts";
import { readExpression } from "../spec/expression.ts";
import { documentedResponse, isSuccess, mayWrite, readLink, type SpecModel, successOf } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { isObject, mapStrings } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

type Link = Exclude<NonNullable<ReturnType<typeof documentedResponse>>["links"], undefined>[string];

/** Links of a response (OpenAPI 3.1, section 4.8.20) lead to existing resources. */
export const links: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) =>
    linksOf(operation, spec).map((link) => ({
      operation,
      variant: link.name,
      writes: [operation, link.target].some((each) => each && mayWrite(each, spec.plan)),
      run: (steps: ScenarioSteps) => followLink(operation, link, steps),
    })),
  );

interface ReadLink {
  name: string;
  /** Undefined if the contract has no such operation. */
  target: Operation | undefined;
  operationId: string;
  parameters: Record<string, unknown>;
  body: unknown;
}

function linksOf(operation: Operation, spec: SpecModel): ReadLink[] {
  const links = Object.entries(documentedResponse(operation, successOf(operation))?.links ?? {});
  return links.flatMap(([name, link]: [string, Link]) => {
    const resolved = resolve(spec.contract, link);
    const { operationId, requestBody: body } = resolved;
    return operationId === undefined ? [] : [{ name, operationId, body, ...readLink(resolved, spec) }];
  });
}

async function followLink(operation: Operation, link: ReadLink, steps: ScenarioSteps): Promise<void> {
  const { target } = link;
  steps.expect(target !== undefined, `The contract has no operation ${link.operationId}. Fix the link ${link.name}.`);
  if (!target) return;
  const source = await steps.send(await steps.context.createDraft(operation, { isolated: true }));
  const draft = await createLinkedDraft(target, link, source, steps);
  const response = await steps.sendAnyStatus(draft);
  const { spec } = steps.context;
  const { path, token } = spec.plan.errorStatuses;
  // The state may forbid a write, but the resource must exist and be accessible.
  const isExpected =
    isSuccess(response.status) || (mayWrite(target, spec.plan) && ![path, token].includes(response.status));
  const values = formatValue({ ...draft.path, ...draft.query });
  steps.expect(
    isExpected,
    `Expected the link to ${link.operationId} to lead to an existing resource, but received ${response.status} with ${values}.`,
  );
}

async function createLinkedDraft(
  target: Operation,
  link: ReadLink,
  source: ParsedResponse,
  { context }: ScenarioSteps,
): Promise<RequestDraft> {
  const { parameters, body } = link;
  const values = Object.entries(parameters).map(([name, value]) => [name, String(evaluate(value, source))] as const);
  const parametersIn = (location: string) =>
    Object.fromEntries(
      values.filter(([name]) => target.parameters.some((each) => each.in === location && each.name === name)),
    );
  const { as, token } = source.draft;
  // The same caller follows the link. If the source sent no token, the plan chooses one.
  const caller: RequestOverrides = { as, ...(token !== undefined && token !== null && { token }) };
  const parts = { ...caller, path: parametersIn("path"), query: parametersIn("query") };
  const draft = await context.createDraft(target, { isolated: true, overrides: parts });
  if (body === undefined) return draft;
  const linkBody = evaluate(body, source);
  return { ...draft, body: isObject(draft.body) && isObject(linkBody) ? { ...draft.body, ...linkBody } : linkBody };
}

function evaluate(value: unknown, response: ParsedResponse): unknown {
  return mapStrings(value, (text) => {
    if (!text.startsWith("$")) return text;
    const found = readExpression(text, response);
    if (found === undefined || found === null)
      throw new SkipError(`The response of ${response.draft.operation.operationId} has no value at ${text}.`);
    return found;
  });
}
