import type { Operations } from "../contract/operations.ts";
import type { Plan } from "../contract/plan.ts";
import type { SharedRefusal } from "../contract/shared-refusals.ts";
import type { Answer, RawRequest } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import { checkBody } from "../steps/check-body.ts";
import { readBody } from "../steps/read-body.ts";
import { readPath } from "../steps/read-path.ts";
import { readQuery } from "../steps/read-query.ts";
import type { Target } from "../steps/read-target.ts";
import { type ControlCall, controlAnswers } from "./answers.ts";
import type { Control } from "./control.ts";

/** Where the control API lives, at the origin. */
export const controlPath = "/__mock/";

/** Answers a request to the control API, with no token and no limit; refusals have the API's form. */
export function answerControl({ control, operations, refusal }: ControlApi, raw: RawRequest, target: Target): Answer {
  try {
    const route = operations.find(raw.method, target.path);
    const plan = route?.found();
    const path = plan && readPath(plan, route?.values ?? []);
    if (!plan || !path) throw new Refusal(404, { error: nothingHere });
    const call = { path, query: readQuery(plan, target.query), body: readJson(plan, raw, refusal) };
    return toAnswer(plan.status, answer(plan, control, call));
  } catch (error) {
    if (error instanceof Refusal) return toAnswer(error.status, error.body);
    throw error;
  }
}

/** What the control API is made of. */
export interface ControlApi {
  control: Control;
  operations: Operations;
  refusal: SharedRefusal;
}

const nothingHere = `Not found: ${controlPath}openapi.json lists what is here`;

// curl calls each body a form, unless it is told otherwise.
function readJson(plan: Plan, { body, ...raw }: RawRequest, refusal: SharedRefusal): unknown {
  if (!plan.body) return undefined;
  const sent = readBody({ ...raw, body, headers: { "content-type": "application/json" } });
  if (typeof sent === "string") throw refusal(sent);
  return checkBody(plan, sent.value);
}

// That each operation has an answer, and takes the body that its document says, is what a test holds.
function answer({ operation }: Plan, control: Control, call: ControlCall<unknown>): object {
  const answers: Record<string, ((control: Control, call: never) => object) | undefined> = { ...controlAnswers };
  const handle = answers[operation.operationId];
  if (!handle) throw new Error(`The control API does not answer ${operation.operationId}.`);
  return handle(control, call as never);
}

function toAnswer(status: number, body: object): Answer {
  return { status, headers: {}, body: JSON.stringify(body) };
}
