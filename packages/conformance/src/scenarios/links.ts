import { type Operation, resolve } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import { readExpression } from "../spec/expression.ts";
import { documentedResponse, isSuccess, mayWrite, readLink, type SpecModel, successOf } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { isObject, mapStrings } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";

type Link = NonNullable<NonNullable<ReturnType<typeof documentedResponse>>["links"]>[string];

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

interface NamedLink extends ReturnType<typeof readLink> {
  name: string;
  operationId: string;
  body: unknown;
}

function linksOf(operation: Operation, spec: SpecModel): NamedLink[] {
  const links = Object.entries(documentedResponse(operation, successOf(operation))?.links ?? {});
  return links.flatMap(([name, link]: [string, Link]) => {
    const resolved = resolve(spec.contract, link);
    const { operationId, requestBody: body } = resolved;
    return operationId === undefined ? [] : [{ name, operationId, body, ...readLink(resolved, spec) }];
  });
}

async function followLink(operation: Operation, link: NamedLink, steps: ScenarioSteps): Promise<void> {
  const { context, expect } = steps;
  const { name, target, operationId } = link;
  expect(target !== undefined, `The contract has no operation ${operationId}. Fix the link ${name}.`);
  if (!target) return;
  const source = await steps.send(await context.createDraft(operation, { isolated: true }));
  const draft = await createLinkedDraft(target, link, source, steps);
  const { status } = await steps.sendAnyStatus(draft);
  const { plan } = context.spec;
  const { path, token } = plan.errorStatuses;
  // The state may forbid a write, but the resource must exist and be accessible.
  const isExpected = isSuccess(status) || (mayWrite(target, plan) && status !== path && status !== token);
  const values = formatValue({ ...draft.path, ...draft.query });
  expect(
    isExpected,
    `Expected the link to ${operationId} to lead to an existing resource, but received ${status} with ${values}.`,
  );
}

async function createLinkedDraft(
  target: Operation,
  { parameters, body }: NamedLink,
  source: ParsedResponse,
  { context }: ScenarioSteps,
): Promise<RequestDraft> {
  const parametersIn = (location: string) =>
    Object.fromEntries(
      target.parameters
        .filter((each) => each.in === location && each.name in parameters)
        .map(({ name }) => [name, String(evaluate(parameters[name], source))]),
    );
  const { as, token } = source.draft;
  // The same caller follows the link. If the source sent no token, the plan chooses one.
  const caller = { as, ...(token !== undefined && token !== null && { token }) };
  const overrides = { ...caller, path: parametersIn("path"), query: parametersIn("query") };
  const draft = await context.createDraft(target, { isolated: true, overrides });
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
