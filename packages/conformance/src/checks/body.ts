import { isDeepStrictEqual } from "node:util";
import { locate, parsePointer } from "@crewkit/openapi";
import type { ValidationError } from "@crewkit/openapi/validator";
import type { Exchange } from "../base/exchange.ts";
import { type CheckContext, documentedResponse, isSuccess, type SpecModel } from "../base/model.ts";
import { declaredNames, nestedValues, omittedPointers } from "../schema/declared.ts";
import { bodyPointer } from "../schema/request-body.ts";
import { listExamples } from "../schema/resolve.ts";
import { originalPointer } from "../spec/directions.ts";
import { writeOnlyNames } from "../spec/fields.ts";
import { closestName, type FailureText, formatValue, inRule, text } from "../values/format.ts";
import { groupBy } from "../values/group.ts";
import { parseJson, parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";
import { describePointers, documentedJsonType, groupPointers, responseLabel } from "./tools/response-schema.ts";

/** Validates the response body, and the body of a request that should succeed. */
export const body: Check = (exchange, { status }, checkContext) => [
  ...(status !== undefined && isSuccess(status) ? checkRequestBody(exchange, checkContext) : []),
  ...checkResponseBody(exchange, checkContext),
];

function checkRequestBody({ request }: Exchange, checkContext: CheckContext): FailureText[] {
  const pointer = bodyPointer(checkContext, request.operation);
  const value = request.body === undefined ? undefined : parseJson(request.body);
  if (pointer === undefined || value === undefined) return [];
  return explainErrors(checkContext, pointer, value, "The request body").map(
    (problem) => text`${problem} Fix the example or the plan that the body comes from, or the schema in the contract.`,
  );
}

function checkResponseBody({ request, response }: Exchange, checkContext: CheckContext): FailureText[] {
  const { operation } = request;
  const type = documentedJsonType(operation, response);
  const media = documentedResponse(operation, response.status)?.content?.[type ?? ""];
  if (type === undefined || !media?.schema) return [];
  const value = parseOnce(response);
  if (value === undefined) {
    return [text`Expected ${type}, but the body cannot be parsed: ${formatValue(response.text)}. Fix the response.`];
  }
  const label = responseLabel(operation, response.status);
  const problems = [
    ...explainErrors(checkContext, media.schema, value, "The body"),
    ...groupPointers(writeOnlyPointers(checkContext, media.schema, value, response.status)).map(
      ({ places }) => text`The body has ${places}, which is writeOnly (${label}).`,
    ),
  ];
  if (problems.length === 0) return [];
  const isExample = listExamples(checkContext, media).some((example) => isDeepStrictEqual(example, value));
  const fix = isExample
    ? "The body is an example of the contract, which contradicts the schema: fix the example, or the schema."
    : "Fix the response, or the schema in the contract.";
  return problems.map((problem) => text`${problem} ${fix}`);
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

/** Validates a value against a schema of the contract or its pointer. Errors that repeat in list items are reported once. */
function explainErrors(spec: SpecModel, schema: string | object, value: unknown, name: string): FailureText[] {
  const errors = selectErrors(spec, schema, value);
  // Missing fields explain most other errors.
  const ordered = errors.toSorted((a, b) => Number(isMissing(b)) - Number(isMissing(a)));
  const groups = [...groupBy(ordered, groupKey).values()];
  const problems = groups.slice(0, 10).flatMap((group) => {
    const [error] = group;
    if (!error) return [];
    const places = describePointers(group.map(({ pointer }) => pointer));
    const location = error.pointer === "" ? inRule(name) : text`${inRule(name)} at ${places}`;
    return [text`${location} ${describe(spec, error)}`];
  });
  const rest = groups.length - problems.length;
  return rest > 0 ? [...problems, text`${inRule(name)} has ${rest} more kinds of errors.`] : problems;
}

function isMissing({ keyword }: ValidationError): boolean {
  return keyword === "required";
}

function groupKey({ pointer, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([describePointers([pointer]).rule, schema, keyword, params]);
}

function describe(spec: SpecModel, error: ValidationError): FailureText {
  const { keyword, params, message, value } = error;
  const schema = originalPointer(error.schema);
  if (keyword === "required") {
    const missing = String(params.missingProperty);
    return text`is missing \`${inRule(missing)}\`, required by #${inRule(schema)}.${suggestRename(spec, error, missing)}`;
  }
  if (keyword === "additionalProperties") {
    return inRule(`has \`${params.additionalProperty}\`, not allowed by #${schema}.`);
  }
  return text`${inRule(`${message} (#${schema})`)}, but received ${formatValue(value)}.`;
}

function suggestRename(spec: SpecModel, { value, schema }: ValidationError, missing: string): string {
  const declared = declaredNames(spec, valueAt(spec.contract, schema), value);
  const unknown = Object.keys(Object(value)).filter((name) => !declared.has(name));
  const closest = closestName(missing, unknown) ?? (unknown.length === 1 ? unknown[0] : undefined);
  return closest === undefined ? "" : ` It has the undocumented field \`${closest}\`: was it renamed?`;
}

/** For `oneOf` and `anyOf`, selects the errors of the branch that matches best. */
function selectErrors(spec: SpecModel, schema: string | object, value: unknown): ValidationError[] {
  const errors = spec.findErrors(schema, value);
  const choices = errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  const outerFirst = choices.toSorted((a, b) => a.pointer.length - b.pointer.length);
  return outerFirst.reduce(
    (selected, choice) => (selected.includes(choice) ? replaceChoice(spec, choice, selected) : selected),
    errors,
  );
}

function replaceChoice(spec: SpecModel, choice: ValidationError, errors: ValidationError[]): ValidationError[] {
  const branches = branchPointers(spec, choice).map((branch) => selectErrors(spec, branch, choice.value));
  // If a branch is valid, the error is that several branches match.
  if (branches.some(({ length }) => length === 0)) return errors;
  const [best = []] = branches.toSorted((a, b) => mismatchScore(a) - mismatchScore(b));
  const isOutside = ({ pointer }: ValidationError) => !`${pointer}/`.startsWith(`${choice.pointer}/`);
  return [
    ...errors.filter(isOutside),
    ...best.map((error) => ({ ...error, pointer: `${choice.pointer}${error.pointer}` })),
  ];
}

function branchPointers({ contract }: SpecModel, { schema, keyword }: ValidationError): string[] {
  const branches = valueAt(contract, `${schema}/${keyword}`);
  const keys = [...parsePointer(schema), keyword];
  return Array.isArray(branches) ? branches.map((_, index) => locate(contract, [...keys, String(index)])) : [];
}

// A branch with another type or constant is unlikely to be intended.
function mismatchScore(errors: ValidationError[]): number {
  const isWrongBranch = ({ pointer, keyword }: ValidationError) =>
    (pointer === "" && keyword === "type") || keyword === "const" || keyword === "enum";
  return errors.filter(isWrongBranch).length * 1000 + errors.length;
}
