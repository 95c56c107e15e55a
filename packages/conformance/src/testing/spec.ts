import type { Contract } from "@crewkit/openapi";
import type { Exchange, HttpResponse } from "../base/exchange.ts";
import type { SpecModel } from "../base/model.ts";
import { definePlan, type Plan } from "../base/plan.ts";
import { createSpecModel } from "../spec/create-model.ts";

export function contractOf(options: { paths?: object; schemas?: Record<string, object> }): Contract {
  const { paths = {}, schemas = {} } = options;
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: Object(paths), components: { schemas } };
}

export function specOf(contract: Contract, plan: Partial<Plan> = {}): SpecModel {
  const defaults = definePlan({ name: "test", actors: ["user"], errorStatuses: {} });
  return createSpecModel(contract, { ...defaults, ...plan });
}

export function responseOf(options: {
  status?: number;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
  invalidUtf8?: true;
}): HttpResponse {
  const { status = 200, body, text = body === undefined ? "" : JSON.stringify(body), headers = {}, ...rest } = options;
  const contentType = text !== "" && { "Content-Type": "application/json" };
  return { ...rest, status, text, headers: new Headers({ ...contentType, ...headers }) };
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
