import { locate } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { documentedResponse, isSuccess } from "../law/law.ts";
import { bodyPointer } from "../schema/body.ts";
import { parseJson } from "../values/json.ts";
import { show } from "../values/show.ts";
import type { Bench, Check } from "./check.ts";
import { explainFaults } from "./tools/faults.ts";
import { documentedJson, responsePlace } from "./tools/place.ts";

/**
 * The body is JSON that the contract's schema for this status allows, formats included. So is the request's where it is
 * to succeed: else the example or plan that it is made of is wrong, and the answer to it tells nothing.
 */
export const body: Check = (exchange, { status }, bench) => [
  ...(status !== undefined && isSuccess(status) ? ofRequest(exchange, bench) : []),
  ...ofAnswer(exchange, bench),
];

function ofRequest({ request }: Exchange, bench: Bench): string[] {
  const pointer = bodyPointer(bench, request.operation);
  const value = request.body === undefined ? undefined : parseJson(request.body);
  if (pointer === undefined || value === undefined) return [];
  return explainFaults(bench, pointer, value, {
    name: "The request's body",
    mend: "Mend the example of the contract or the plan that it comes from, or the schema in the contract.",
  });
}

function ofAnswer({ request, answer }: Exchange, bench: Bench): string[] {
  const { operation } = request;
  const type = documentedJson(operation, answer);
  if (type === undefined || !documentedResponse(operation, answer.status)?.content?.[type]?.schema) return [];
  const value = parseJson(answer.text);
  if (value === undefined) {
    return [`The body must be ${type}, but does not parse: ${show(answer.text)}. Mend the answer.`];
  }
  const place = [...responsePlace(operation, answer.status), "content", type, "schema"];
  return explainFaults(bench, locate(bench.contract, place), value, {
    name: "The body",
    mend: "Mend the answer, or the schema in the contract.",
  });
}
