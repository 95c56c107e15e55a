import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import { mayWrite } from "../spec/model.ts";
import { isObject, valueAt, withValue } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Equivalent spellings have the same effect. Another spelling of a unique value that is taken is also rejected. */
export const spellings: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) => {
    const { spellings = {}, unique = [] } = spec.plan.operations?.[operation.operationId] ?? {};
    return Object.entries(spellings).map(([name, spell]) => {
      const checkWrite = unique.includes(name) ? expectTaken : expectSuccess;
      const check = mayWrite(operation, spec.plan) ? checkWrite : expectSameResponse;
      return { operation, variant: name, run: (steps) => check({ operation, name, spell }, steps) };
    });
  });

interface Spelling {
  operation: Operation;
  name: string;
  spell(value: string): readonly string[];
}

async function expectSameResponse({ operation, name, spell }: Spelling, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const draft = await context.createDraft(operation);
  const response = await send(draft);
  for (const value of spell(textIn(draft, name))) {
    const { body } = await send(withText(draft, name, value));
    expectSame(steps, [response.body, body], `Expected the same response with ${name}=${value}`);
  }
}

async function expectTaken({ operation, name, spell }: Spelling, { context, send }: ScenarioSteps): Promise<void> {
  const { body, taken: status = body } = context.spec.plan.errorStatuses;
  const first = await context.createDraft(operation, { isolated: true });
  const second = await context.createDraft(operation, { isolated: true, overrides: { path: first.path } });
  await send(first);
  const errorField = { in: isParameter(first, name) ? "query" : "body", path: [name] } as const;
  for (const value of spell(textIn(first, name))) await send(withText(second, name, value), { errorField, status });
}

async function expectSuccess({ operation, name, spell }: Spelling, { context, send }: ScenarioSteps): Promise<void> {
  const { length } = spell(textIn(await context.createDraft(operation), name));
  for (let index = 0; index < length; index++) {
    const draft = await context.createDraft(operation, { isolated: true });
    await send(withText(draft, name, spell(textIn(draft, name))[index] ?? ""));
  }
}

function isParameter({ operation }: RequestDraft, name: string): boolean {
  return operation.parameters.some((each) => each.in === "query" && each.name === name);
}

function textIn(draft: RequestDraft, name: string): string {
  const value = isParameter(draft, name) ? draft.query[name] : isObject(draft.body) && valueAt(draft.body, `/${name}`);
  if (typeof value !== "string") throw new SkipError(`${draft.operation.operationId} has no ${name} in its request.`);
  return value;
}

function withText(draft: RequestDraft, name: string, value: string): RequestDraft {
  if (isParameter(draft, name)) return { ...draft, query: { ...draft.query, [name]: value } };
  return { ...draft, body: withValue(draft.body, [name], value) };
}
