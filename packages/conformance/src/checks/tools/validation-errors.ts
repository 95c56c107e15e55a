import { locate, parsePointer } from "@crewkit/openapi";
import type { ValidationError } from "@crewkit/openapi/validator";
import { declaredNames } from "../../schema/declared.ts";
import type { SpecModel } from "../../spec/model.ts";
import { formatValue } from "../../values/format.ts";
import { groupBy } from "../../values/group.ts";
import { valueAt } from "../../values/json.ts";
import { closestName } from "./closest-name.ts";

/** What is judged, as a message calls it: `The body`; and what to do about a fault. */
export interface DescribedValue {
  name: string;
  fix: string;
}

// More of one value's faults than that are of no help.
const maxMessages = 10;

/**
 * What is wrong with a value, by the schema at a pointer of the contract: each message tells where in the value and in
 * the contract, what was wanted, what came, and what to do. Faults that are alike in many items are told once.
 */
export function explainErrors(spec: SpecModel, pointer: string, value: unknown, described: DescribedValue): string[] {
  const errors = selectErrors(spec, pointer, value);
  // What is missing tells more than what is there in its place.
  const ordered = [...errors.filter(isMissing), ...errors.filter((error) => !isMissing(error))];
  const groups = [...groupBy(ordered, groupKey).values()];
  const messages = groups.slice(0, maxMessages).map((group) => explain(spec, value, group, described));
  const rest = groups.length - messages.length;
  return rest > 0 ? [...messages, `${described.name} has ${rest} more faults of other kinds.`] : messages;
}

function isMissing({ keyword }: ValidationError): boolean {
  return keyword === "required";
}

// Items of a list have the same faults for the same reason.
function groupKey({ pointer, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([pointer.replace(/\/\d+(?=\/|$)/g, "/*"), schema, keyword, params]);
}

function explain(spec: SpecModel, whole: unknown, group: ValidationError[], { name, fix }: DescribedValue): string {
  const [error] = group;
  if (!error) return "";
  const location = error.pointer === "" ? name : `${name} at ${error.pointer}`;
  const others = group.length > 1 ? ` (and ${group.length - 1} more like it)` : "";
  return `${location}${others} ${describe(spec, whole, error)} ${fix}`;
}

function describe(spec: SpecModel, whole: unknown, error: ValidationError): string {
  const { keyword, params, message, value, schema } = error;
  if (keyword === "required") {
    const missing = String(params.missingProperty);
    return `lacks \`${missing}\`, which #${schema} requires.${suggestRename(spec, error, missing)}`;
  }
  if (keyword === "additionalProperties") {
    return `has \`${params.additionalProperty}\`, which #${schema} does not allow.`;
  }
  return `${message} (#${schema}), but is ${formatValue(error.pointer === "" ? whole : value)}.`;
}

// A field that the contract does not know may be the one that is missing, by another name.
function suggestRename(spec: SpecModel, { value, schema }: ValidationError, missing: string): string {
  const declared = declaredNames(spec, valueAt(spec.contract, schema), value);
  const unknown = Object.keys(Object(value)).filter((name) => !declared.has(name));
  const closest = closestName(missing, unknown) ?? (unknown.length === 1 ? unknown[0] : undefined);
  return closest === undefined ? "" : ` It has \`${closest}\`, which the contract does not know there: renamed?`;
}

/**
 * The faults of a value. Where a schema lists others of which one is to be kept (`oneOf`, `anyOf`), only those of the
 * one that is meant: the one that the value breaks least.
 */
function selectErrors(spec: SpecModel, pointer: string, value: unknown): ValidationError[] {
  let remaining = spec.findErrors(pointer, value);
  const choices = remaining.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  for (const choice of choices.toSorted((a, b) => a.pointer.length - b.pointer.length)) {
    // One in another is gone with it.
    if (remaining.includes(choice)) remaining = replaceChoice(spec, choice, remaining);
  }
  return remaining;
}

function replaceChoice(spec: SpecModel, choice: ValidationError, all: ValidationError[]): ValidationError[] {
  const branches = branchPointers(spec, choice);
  const errorsByBranch = branches.map((branch) => prefixErrors(choice, spec.findErrors(branch, choice.value)));
  // That several are kept is the fault itself.
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

// One that is of another type, or by its constants another kind, is not meant.
function mismatchScore(errors: ValidationError[], { pointer: location }: ValidationError): number {
  const isWrongBranch = ({ pointer, keyword }: ValidationError) =>
    (pointer === location && keyword === "type") || keyword === "const" || keyword === "enum";
  return errors.filter(isWrongBranch).length * 1000 + errors.length;
}
