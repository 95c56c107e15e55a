import type { Answer, Exchange } from "../http/exchange.ts";
import type { Law } from "../law/law.ts";

export function answerOf(given: {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}): Answer {
  const { status = 200, body, text = body === undefined ? "" : JSON.stringify(body), headers = {} } = given;
  return {
    status,
    text,
    headers: new Headers({ ...(text !== "" && { "Content-Type": "application/json" }), ...headers }),
  };
}

export function exchangeOf(
  law: Law,
  operationId: string,
  answer: Parameters<typeof answerOf>[0],
  sent?: unknown,
): Exchange {
  const operation = law.operation(operationId);
  const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
  const request = { operation, method: operation.method.toUpperCase(), target: operation.path, headers: {}, ...body };
  return { request, answer: answerOf(answer) };
}
