import type { Operation } from "@crewkit/openapi";
import { mayWrite } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { withValue } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { bodyOf } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Equivalent spellings have the same effect. The scenario `unique` tests the spellings of unique fields. */
export const spellings: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) => {
    const { spellings = {}, unique = [] } = spec.plan.operations?.[operation.operationId] ?? {};
    return Object.entries(spellings)
      .filter(([name]) => !unique.includes(name))
      .map(([name, spell]) => ({
        operation,
        variant: name,
        run: (steps) => checkSpellings(operation, name, spell, steps),
      }));
  });

async function checkSpellings(
  operation: Operation,
  name: string,
  spell: (value: string) => readonly string[],
  steps: EngineSteps,
): Promise<void> {
  const { context, send } = steps;
  const isWrite = mayWrite(operation, context.spec.plan);
  const createDraft = () => context.createDraft(operation, { isolated: isWrite });
  const draft = await createDraft();
  const { body: expected } = await send(draft);
  for (const index of spell(textIn(draft, name)).keys()) {
    // A value may be valid only once, such as a code.
    const another = isWrite ? await createDraft() : draft;
    const text = spell(textIn(another, name))[index] ?? "";
    const { body } = await send(withText(another, name, text));
    if (!isWrite) expectSame(steps, [expected, body], `Expected the same response with ${name}=${text}`);
  }
}

function textIn({ operation, query, body }: RequestDraft, name: string): string {
  const value = query[name] ?? bodyOf(body)[name];
  if (typeof value !== "string") throw new SkipError(`${operation.operationId} has no ${name} in its request.`);
  return value;
}

function withText(draft: RequestDraft, name: string, value: string): RequestDraft {
  if (name in draft.query) return { ...draft, query: { ...draft.query, [name]: value } };
  return { ...draft, body: withValue(draft.body, [name], value) };
}
