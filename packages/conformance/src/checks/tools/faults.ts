import { locate, parsePointer } from "@crewkit/openapi";
import type { ValidationError } from "@crewkit/openapi/validator";
import type { Law } from "../../law/law.ts";
import { declaredNames } from "../../schema/declared.ts";
import { groupBy } from "../../values/group.ts";
import { at, at as valueAt } from "../../values/json.ts";
import { show } from "../../values/show.ts";
import { nearest } from "./nearest.ts";

/** What is judged, as a message calls it: `The body`; and what to do about a fault. */
export interface Subject {
  name: string;
  mend: string;
}

// More of one value's faults than that are of no help.
const mostTold = 10;

/**
 * What is wrong with a value, by the schema at a pointer of the contract: each message tells where in the value and in
 * the contract, what was wanted, what came, and what to do. Faults that are alike in many items are told once.
 */
export function explainFaults(law: Law, pointer: string, value: unknown, subject: Subject): string[] {
  const faults = sift(law, pointer, value);
  // What is missing tells more than what is there in its place.
  const ordered = [...faults.filter(isMissing), ...faults.filter((fault) => !isMissing(fault))];
  const groups = [...groupBy(ordered, kindOf).values()];
  const told = groups.slice(0, mostTold).map((group) => explain(law, value, group, subject));
  const rest = groups.length - told.length;
  return rest > 0 ? [...told, `${subject.name} has ${rest} more faults of other kinds.`] : told;
}

function isMissing({ keyword }: ValidationError): boolean {
  return keyword === "required";
}

// Items of a list have the same faults for the same reason.
function kindOf({ pointer, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([pointer.replace(/\/\d+(?=\/|$)/g, "/*"), schema, keyword, params]);
}

function explain(law: Law, whole: unknown, group: ValidationError[], { name, mend }: Subject): string {
  const [fault] = group;
  if (!fault) return "";
  const place = fault.pointer === "" ? name : `${name} at ${fault.pointer}`;
  const others = group.length > 1 ? ` (and ${group.length - 1} more like it)` : "";
  return `${place}${others} ${describe(law, whole, fault)} ${mend}`;
}

function describe(law: Law, whole: unknown, fault: ValidationError): string {
  const { keyword, params, message, value, schema } = fault;
  if (keyword === "required") {
    const missing = String(params.missingProperty);
    return `lacks \`${missing}\`, which #${schema} requires.${guess(law, fault, missing)}`;
  }
  if (keyword === "additionalProperties") {
    return `has \`${params.additionalProperty}\`, which #${schema} does not allow.`;
  }
  return `${message} (#${schema}), but is ${show(fault.pointer === "" ? whole : value)}.`;
}

// A field that the contract does not know may be the one that is missing, by another name.
function guess(law: Law, { value, schema }: ValidationError, missing: string): string {
  const declared = declaredNames(law, valueAt(law.contract, schema), value);
  const unknown = Object.keys(Object(value)).filter((name) => !declared.has(name));
  const like = nearest(missing, unknown) ?? (unknown.length === 1 ? unknown[0] : undefined);
  return like === undefined ? "" : ` It has \`${like}\`, which the contract does not know there: renamed?`;
}

/**
 * The faults of a value. Where a schema lists others of which one is to be kept (`oneOf`, `anyOf`), only those of the
 * one that is meant: the one that the value breaks least.
 */
function sift(law: Law, pointer: string, value: unknown): ValidationError[] {
  let kept = law.faults(pointer, value);
  const choices = kept.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  for (const choice of choices.toSorted((a, b) => a.pointer.length - b.pointer.length)) {
    // One in another is gone with it.
    if (kept.includes(choice)) kept = choose(law, choice, kept);
  }
  return kept;
}

function choose(law: Law, choice: ValidationError, all: ValidationError[]): ValidationError[] {
  const branches = branchPointers(law, choice);
  const found = branches.map((branch) => within(choice, law.faults(branch, choice.value)));
  // That several are kept is the fault itself.
  if (found.some((faults) => faults.length === 0)) return all;
  const told = new Set([choice, ...found.flat()].map(keyOf));
  const meant = branches.map((branch) => within(choice, sift(law, branch, choice.value)));
  const [best = []] = meant.toSorted((a, b) => distance(a, choice) - distance(b, choice));
  return [...all.filter((fault) => !told.has(keyOf(fault))), ...best];
}

function branchPointers({ contract }: Law, { schema, keyword }: ValidationError): string[] {
  const branches = at(contract, `${schema}/${keyword}`);
  const keys = [...parsePointer(schema), keyword];
  return Array.isArray(branches) ? branches.map((_, index) => locate(contract, [...keys, String(index)])) : [];
}

function within(choice: ValidationError, faults: ValidationError[]): ValidationError[] {
  return faults.map((fault) => ({ ...fault, pointer: `${choice.pointer}${fault.pointer}` }));
}

function keyOf({ pointer: place, schema, keyword, params }: ValidationError): string {
  return JSON.stringify([place, schema, keyword, params]);
}

// One that is of another type, or by its constants another kind, is not meant.
function distance(faults: ValidationError[], { pointer: place }: ValidationError): number {
  const isOther = ({ pointer: where, keyword }: ValidationError) =>
    (where === place && keyword === "type") || keyword === "const" || keyword === "enum";
  return faults.filter(isOther).length * 1000 + faults.length;
}
