import { locate } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { bodyPointer } from "../schema/body.ts";
import { documentedResponse, isSuccess } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { parseJson } from "../values/json.ts";
import type { Check, CheckContext } from "./check.ts";
import { documentedJsonType, responseKeys } from "./tools/response-schema.ts";
import { explainErrors } from "./tools/validation-errors.ts";

/**
 * The body is JSON that the contract's schema for this status allows, formats included. So is the request's where it is
 * to succeed: else the example or plan that it is made of is wrong, and the answer to it tells nothing.
 */
export const body: Check = (exchange, { status }, checkContext) => [
  ...(status !== undefined && isSuccess(status) ? checkRequestBody(exchange, checkContext) : []),
  ...checkResponseBody(exchange, checkContext),
];

function checkRequestBody({ request }: Exchange, checkContext: CheckContext): string[] {
  const pointer = bodyPointer(checkContext, request.operation);
  const value = request.body === undefined ? undefined : parseJson(request.body);
  if (pointer === undefined || value === undefined) return [];
  return explainErrors(checkContext, pointer, value, {
    name: "The request's body",
    fix: "Mend the example of the contract or the plan that it comes from, or the schema in the contract.",
  });
}

function checkResponseBody({ request, response }: Exchange, checkContext: CheckContext): string[] {
  const { operation } = request;
  const type = documentedJsonType(operation, response);
  if (type === undefined || !documentedResponse(operation, response.status)?.content?.[type]?.schema) return [];
  const value = parseJson(response.text);
  if (value === undefined) {
    return [`The body must be ${type}, but does not parse: ${formatValue(response.text)}. Mend the answer.`];
  }
  const keys = [...responseKeys(operation, response.status), "content", type, "schema"];
  return explainErrors(checkContext, locate(checkContext.contract, keys), value, {
    name: "The body",
    fix: "Mend the answer, or the schema in the contract.",
  });
}
