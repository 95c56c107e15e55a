import { locate, parsePointer } from "@crewkit/openapi";
import type { ValidationError } from "@crewkit/openapi/validator";
import { declaredNames } from "../../schema/declared.ts";
import { originalPointer } from "../../spec/directions.ts";
import type { SpecModel } from "../../spec/model.ts";
import { closestName } from "../../values/closest-name.ts";
import { formatValue } from "../../values/format.ts";
import { groupBy } from "../../values/group.ts";
import { valueAt } from "../../values/json.ts";

/** The value's name in messages, such as `The body`, and the fix to suggest. */
export interface DescribedValue {
  name: string;
  fix: string;
}

const maxMessages = 10;

/** Validates a value against the schema at a pointer of the contract. Errors that repeat in list items are reported once. */
export function explainErrors(spec: SpecModel, pointer: string, value: unknown, described: DescribedValue): string[] {
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
    // An outer choice may have removed the nested ones.
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

// A branch with another type or constant is unlikely to be the intended one.
function mismatchScore(errors: ValidationError[], { pointer: location }: ValidationError): number {
  const isWrongBranch = ({ pointer, keyword }: ValidationError) =>
    (pointer === location && keyword === "type") || keyword === "const" || keyword === "enum";
  return errors.filter(isWrongBranch).length * 1000 + errors.length;
}
