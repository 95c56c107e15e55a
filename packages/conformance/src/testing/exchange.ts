import type { Exchange, HttpResponse } from "../http/exchange.ts";
import type { SpecModel } from "../spec/model.ts";

export function responseOf(options: {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
}): HttpResponse {
  const { status = 200, body, text = body === undefined ? "" : JSON.stringify(body), headers = {} } = options;
  const contentType = text !== "" && { "Content-Type": "application/json" };
  return { status, text, headers: new Headers({ ...contentType, ...headers }) };
}

export function exchangeOf(
  spec: SpecModel,
  operationId: string,
  response: Parameters<typeof responseOf>[0],
  sent?: unknown,
): Exchange {
  const operation = spec.operation(operationId);
  const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
  const request = { operation, method: operation.method.toUpperCase(), target: operation.path, headers: {}, ...body };
  return { request, response: responseOf(response) };
}
