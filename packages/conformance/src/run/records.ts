import type { Failure } from "../checks/check.ts";
import { type CreatedResources, trackCreatedResources } from "../context/created.ts";
import type { Exchange } from "../http/exchange.ts";
import { createHistory, type History } from "../http/history.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { createSend, type Send } from "../http/send.ts";
import { describeFailure } from "../report/failures.ts";
import { createRedactor, type Redactor } from "../report/redact.ts";
import type { Result } from "../report/result.ts";
import { type CreateScript, createScriptWriter } from "../report/script/script.ts";
import type { SpecModel } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";

export interface Records {
  history: History;
  created: CreatedResources;
  redactor: Redactor;
  createScript: CreateScript;
}

/** Records the requests of a run: created resources, credentials, and the history for scripts. */
export function createRecords({ target, plan }: RunOptions, spec: SpecModel): Records {
  const history = createHistory();
  const redactor = createRedactor(target.tokens, plan);
  const createScript = createScriptWriter({ history, spec, url: target.restart?.url ?? target.url, redactor });
  return { history, redactor, createScript, created: trackCreatedResources(spec) };
}

export function recordWaits(rateLimiter: RateLimiter, { history }: Records): RateLimiter {
  return {
    ...rateLimiter,
    advanceTime(seconds) {
      history.recordWait(seconds);
      return rateLimiter.advanceTime(seconds);
    },
  };
}

export function createRecordingSend(
  { target, timeout }: RunOptions,
  recorders: readonly { record(exchange: Exchange): void }[],
): Send {
  const send = createSend(target.url, { timeout });
  return async (request) => {
    const response = await send(request);
    for (const { record } of recorders) record({ request, response });
    return response;
  };
}

// Some requests cannot be repeated by a script.
const maxAttempts = 10;

/** Adds a script to the first of several equal failures. */
export function createScriptAdder({ createScript }: Records): (result: Result, since: number) => Result {
  const described = new Set<string>();
  const attempts = new Map<string, number>();
  return (result, since) => {
    const failures = result.failures.map((failure): Failure => {
      const description = describeFailure({ failure, result });
      const { request = result.request } = failure.exchange ?? {};
      const attempt = attempts.get(description) ?? 0;
      if (!request || described.has(description) || attempt === maxAttempts) return failure;
      attempts.set(description, attempt + 1);
      const script = createScript(request, since);
      if (script !== undefined) described.add(description);
      return { ...failure, script };
    });
    return { ...result, failures };
  };
}
