import type { Fault } from "@crewkit/openapi/validator";
import type { Law } from "../../law/law.ts";
import { declaredNames } from "../../schema/declared.ts";
import { groupBy } from "../../values/group.ts";
import { at as valueAt } from "../../values/json.ts";
import { show } from "../../values/show.ts";
import { nearest } from "./nearest.ts";
import { sift } from "./sift.ts";

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

function isMissing({ keyword }: Fault): boolean {
  return keyword === "required";
}

// Items of a list have the same faults for the same reason.
function kindOf({ at, schema, keyword, params }: Fault): string {
  return JSON.stringify([at.replace(/\/\d+(?=\/|$)/g, "/*"), schema, keyword, params]);
}

function explain(law: Law, whole: unknown, group: Fault[], { name, mend }: Subject): string {
  const [fault] = group;
  if (!fault) return "";
  const place = fault.at === "" ? name : `${name} at ${fault.at}`;
  const others = group.length > 1 ? ` (and ${group.length - 1} more like it)` : "";
  return `${place}${others} ${describe(law, whole, fault)} ${mend}`;
}

function describe(law: Law, whole: unknown, fault: Fault): string {
  const { keyword, params, wanted, value, schema } = fault;
  if (keyword === "required") {
    const missing = String(params.missingProperty);
    return `lacks \`${missing}\`, which #${schema} requires.${guess(law, fault, missing)}`;
  }
  if (keyword === "additionalProperties") {
    return `has \`${params.additionalProperty}\`, which #${schema} does not allow.`;
  }
  return `${wanted} (#${schema}), but is ${show(fault.at === "" ? whole : value)}.`;
}

// A field that the contract does not know may be the one that is missing, by another name.
function guess(law: Law, { value, schema }: Fault, missing: string): string {
  const declared = declaredNames(law, valueAt(law.contract, schema), value);
  const unknown = Object.keys(Object(value)).filter((name) => !declared.has(name));
  const like = nearest(missing, unknown) ?? (unknown.length === 1 ? unknown[0] : undefined);
  return like === undefined ? "" : ` It has \`${like}\`, which the contract does not know there: renamed?`;
}
