import type { Law } from "../law/law.ts";
import { groupBy } from "../values/group.ts";
import type { Subject, Tried } from "./result.ts";

/** Says why a status of an operation, named as `createProject × 422`, did not come. */
export function createReasons(law: Law, tried: Tried): (status: string) => string {
  const nameOf = ({ operationId, status }: Subject) => `${operationId} × ${status}`;
  const results = groupBy(tried.results, nameOf);
  const all = new Set(tried.all.map(nameOf));
  const chosen = new Set(tried.chosen.map(nameOf));
  const excuses = excusesOf(law);
  return (name) => {
    const own = results.get(name) ?? [];
    const unreached = own.find(({ outcome }) => outcome === "unreached")?.reason;
    const failed = own.find(({ outcome }) => outcome === "failed");
    const excuse = excuses.get(name) ?? unreached;
    if (excuse !== undefined) return excuse;
    if (failed) return `It was asked for, but did not come: see ${failed.name}.`;
    if (chosen.has(name)) return tried.stopped ?? "It was asked for, but did not come.";
    if (all.has(name)) return "What asks for it was left out of this run.";
    return "No case asks for it: the plan needs a recipe, or a reason why it can't be provoked.";
  };
}

// Why a status can't be provoked, as the plan has it.
function excusesOf({ plan }: Law): Map<string, string> {
  const entries = Object.entries(plan.operations ?? {}).flatMap(([operationId, { unreachable = {} }]) =>
    Object.entries(unreachable).map(([status, reason]): [string, string] => [`${operationId} × ${status}`, reason]),
  );
  return new Map(entries);
}
