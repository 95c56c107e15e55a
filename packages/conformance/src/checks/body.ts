import { isDeepStrictEqual } from "node:util";
import { locate, parsePointer } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { bodyPointer } from "../schema/body.ts";
import { nestedValues, omittedPointers } from "../schema/declared.ts";
import { listExamples } from "../schema/resolve.ts";
import { documentedResponse, isSuccess, type SpecModel } from "../spec/model.ts";
import { writeOnlyNames } from "../spec/write-only-names.ts";
import { formatValue } from "../values/format.ts";
import { parseJson, parseOnce } from "../values/json.ts";
import type { Check, CheckContext } from "./check.ts";
import { documentedJsonType, groupPointers, responseKeys, responseLabel } from "./tools/response-schema.ts";
import { type DescribedValue, explainErrors } from "./tools/validation-errors.ts";

/** Validates the response body, and the body of a request that should succeed. */
export const body: Check = (exchange, { status }, checkContext) => [
  ...(status !== undefined && isSuccess(status) ? checkRequestBody(exchange, checkContext) : []),
  ...checkResponseBody(exchange, checkContext),
];

function checkRequestBody({ request }: Exchange, checkContext: CheckContext): string[] {
  const pointer = bodyPointer(checkContext, request.operation);
  const value = request.body === undefined ? undefined : parseJson(request.body);
  if (pointer === undefined || value === undefined) return [];
  return explainErrors(checkContext, pointer, value, {
    name: "The request body",
    fix: "Fix the example or the plan that the body comes from, or the schema in the contract.",
  });
}

function checkResponseBody({ request, response }: Exchange, checkContext: CheckContext): string[] {
  const { operation } = request;
  const type = documentedJsonType(operation, response);
  const media = documentedResponse(operation, response.status)?.content?.[type ?? ""];
  if (type === undefined || !media?.schema) return [];
  const value = parseOnce(response.text);
  if (value === undefined) {
    return [`Expected ${type}, but the body cannot be parsed: ${formatValue(response.text)}. Fix the response.`];
  }
  const keys = [...responseKeys(operation, response.status), "content", type, "schema"];
  const body: DescribedValue = {
    name: "The body",
    get fix() {
      const isExample = listExamples(checkContext, media).some((example) => isDeepStrictEqual(example, value));
      return isExample ? exampleFix : "Fix the response, or the schema in the contract.";
    },
  };
  const label = responseLabel(operation, response.status);
  return [
    ...explainErrors(checkContext, locate(checkContext.contract, keys), value, body),
    ...groupPointers(writeOnlyPointers(checkContext, media.schema, value, response.status)).map(
      ({ first, more }) => `The body has ${first}${more}, which is writeOnly (${label}). ${body.fix}`,
    ),
  ];
}

// A response may also have a property that only the schema of a request declares. Errors may have the names of fields.
function writeOnlyPointers(spec: SpecModel, schema: object, value: unknown, status: number): string[] {
  const omitted = omittedPointers(spec, schema, value);
  const names = writeOnlyNames(spec);
  if (names.size === 0 || !isSuccess(status)) return omitted;
  const undeclared = nestedValues(spec, schema, value).filter((inner) => inner.schema === undefined);
  const pointers = undeclared.map(({ pointer }) => pointer);
  return [...omitted, ...pointers.filter((pointer) => names.has(parsePointer(pointer).at(-1) ?? ""))];
}

const exampleFix =
  "The body is an example of the contract, which contradicts the schema: fix the example, or the schema.";
