import { locate, parsePointer } from "@crewkit/openapi";
import type { Fault } from "@crewkit/openapi/validator";
import type { Law } from "../../law/law.ts";
import { at } from "../../values/json.ts";

/**
 * The faults of a value. Where a schema lists others of which one is to be kept (`oneOf`, `anyOf`), only those of the
 * one that is meant: the one that the value breaks least.
 */
export function sift(law: Law, pointer: string, value: unknown): Fault[] {
  let kept = law.faults(pointer, value);
  const choices = kept.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  for (const choice of choices.toSorted((a, b) => a.at.length - b.at.length)) {
    // One in another is gone with it.
    if (kept.includes(choice)) kept = choose(law, choice, kept);
  }
  return kept;
}

function choose(law: Law, choice: Fault, all: Fault[]): Fault[] {
  const branches = branchPointers(law, choice);
  const found = branches.map((branch) => within(choice, law.faults(branch, choice.value)));
  // That several are kept is the fault itself.
  if (found.some((faults) => faults.length === 0)) return all;
  const told = new Set([choice, ...found.flat()].map(keyOf));
  const meant = branches.map((branch) => within(choice, sift(law, branch, choice.value)));
  const [best = []] = meant.toSorted((a, b) => distance(a, choice) - distance(b, choice));
  return [...all.filter((fault) => !told.has(keyOf(fault))), ...best];
}

function branchPointers({ contract }: Law, { schema, keyword }: Fault): string[] {
  const branches = at(contract, `${schema}/${keyword}`);
  const keys = [...parsePointer(schema), keyword];
  return Array.isArray(branches) ? branches.map((_, index) => locate(contract, [...keys, String(index)])) : [];
}

function within(choice: Fault, faults: Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, at: `${choice.at}${fault.at}` }));
}

function keyOf({ at: place, schema, keyword, params }: Fault): string {
  return JSON.stringify([place, schema, keyword, params]);
}

// One that is of another type, or by its constants another kind, is not meant.
function distance(faults: Fault[], { at: place }: Fault): number {
  const isOther = ({ at: where, keyword }: Fault) =>
    (where === place && keyword === "type") || keyword === "const" || keyword === "enum";
  return faults.filter(isOther).length * 1000 + faults.length;
}
