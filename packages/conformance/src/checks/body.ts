import { isDeepStrictEqual } from "node:util";
import { locate, parsePointer } from "@crewkit/openapi";
import type { ValidationError } from "@crewkit/openapi/validator";
import type { Exchange } from "../http/exchange.ts";
import { declaredNames, nestedValues, omittedPointers } from "../schema/declared.ts";
import { bodyPointer } from "../schema/request-body.ts";
import { listExamples } from "../schema/resolve.ts";
import { originalPointer } from "../spec/directions.ts";
import { writeOnlyNames } from "../spec/fields.ts";
import { documentedResponse, isSuccess, type SpecModel } from "../spec/model.ts";
import { closestName, formatValue } from "../values/format.ts";
import { groupBy } from "../values/group.ts";
import { parseJson, parseOnce, valueAt } from "../values/json.ts";
import type { Check, CheckContext } from "./check.ts";
import { documentedJsonType, groupPointers, responseKeys, responseLabel } from "./tools/response-schema.ts";

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

/** The value's name in messages, such as `The body`, and the fix to suggest. */
interface DescribedValue {
  name: string;
  fix: string;
}

const maxMessages = 10;

/** Validates a value against the schema at a pointer of the contract. Errors that repeat in list items are reported once. */
function explainErrors(spec: SpecModel, pointer: string, value: unknown, described: DescribedValue): string[] {
  const errors = selectErrors(spec, pointer, value);
  // Missing fields explain most other errors.
  const ordered = [...errors.filter(isMissing), ...errors.filter((error) => !isMissing(error))];
  const groups = [...groupBy(ordered, groupKey).values()];
  const messages = groups.slice(0, maxMessages).map((group) => explain(spec, value, group, described));
  const rest = groups.length - messages.length;
  return rest > 0 ? [...messages, `${described.name} has ${rest} more kinds of errors.`] : messages;
}

function isMissing({ keyword }: ValidationError): boolean {
  return keyword === "required";
}

function groupKey({ pointer, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([pointer.replace(/\/\d+(?=\/|$)/g, "/*"), schema, keyword, params]);
}

function explain(spec: SpecModel, whole: unknown, group: ValidationError[], { name, fix }: DescribedValue): string {
  const [error] = group;
  if (!error) return "";
  const location = error.pointer === "" ? name : `${name} at ${error.pointer}`;
  const others = group.length > 1 ? ` (and ${group.length - 1} more)` : "";
  return `${location}${others} ${describe(spec, whole, error)} ${fix}`;
}

function describe(spec: SpecModel, whole: unknown, error: ValidationError): string {
  const { keyword, params, message, value } = error;
  const schema = originalPointer(error.schema);
  if (keyword === "required") {
    const missing = String(params.missingProperty);
    return `is missing \`${missing}\`, required by #${schema}.${suggestRename(spec, error, missing)}`;
  }
  if (keyword === "additionalProperties") {
    return `has \`${params.additionalProperty}\`, not allowed by #${schema}.`;
  }
  return `${message} (#${schema}), but received ${formatValue(error.pointer === "" ? whole : value)}.`;
}

function suggestRename(spec: SpecModel, { value, schema }: ValidationError, missing: string): string {
  const declared = declaredNames(spec, valueAt(spec.contract, schema), value);
  const unknown = Object.keys(Object(value)).filter((name) => !declared.has(name));
  const closest = closestName(missing, unknown) ?? (unknown.length === 1 ? unknown[0] : undefined);
  return closest === undefined ? "" : ` It has the undocumented field \`${closest}\`: was it renamed?`;
}

/** For `oneOf` and `anyOf`, selects the errors of the branch that matches best. */
function selectErrors(spec: SpecModel, pointer: string, value: unknown): ValidationError[] {
  let remaining = spec.findErrors(pointer, value);
  const choices = remaining.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  for (const choice of choices.toSorted((a, b) => a.pointer.length - b.pointer.length)) {
    // Replacing an outer choice may have removed nested choices.
    if (remaining.includes(choice)) remaining = replaceChoice(spec, choice, remaining);
  }
  return remaining;
}

function replaceChoice(spec: SpecModel, choice: ValidationError, all: ValidationError[]): ValidationError[] {
  const branches = branchPointers(spec, choice);
  const errorsByBranch = branches.map((branch) => prefixErrors(choice, spec.findErrors(branch, choice.value)));
  // If a branch is valid, the error is that several branches match.
  if (errorsByBranch.some((errors) => errors.length === 0)) return all;
  const messages = new Set([choice, ...errorsByBranch.flat()].map(keyOf));
  const selectedByBranch = branches.map((branch) => prefixErrors(choice, selectErrors(spec, branch, choice.value)));
  const [best = []] = selectedByBranch.toSorted((a, b) => mismatchScore(a, choice) - mismatchScore(b, choice));
  return [...all.filter((error) => !messages.has(keyOf(error))), ...best];
}

function branchPointers({ contract }: SpecModel, { schema, keyword }: ValidationError): string[] {
  const branches = valueAt(contract, `${schema}/${keyword}`);
  const keys = [...parsePointer(schema), keyword];
  return Array.isArray(branches) ? branches.map((_, index) => locate(contract, [...keys, String(index)])) : [];
}

function prefixErrors(choice: ValidationError, errors: ValidationError[]): ValidationError[] {
  return errors.map((error) => ({ ...error, pointer: `${choice.pointer}${error.pointer}` }));
}

function keyOf({ pointer: location, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([location, schema, keyword, params]);
}

// A branch with another type or constant is unlikely to be intended.
function mismatchScore(errors: ValidationError[], { pointer: location }: ValidationError): number {
  const isWrongBranch = ({ pointer, keyword }: ValidationError) =>
    (pointer === location && keyword === "type") || keyword === "const" || keyword === "enum";
  return errors.filter(isWrongBranch).length * 1000 + errors.length;
}
