import type { Plan, TestNeeds } from "../../../base/plan.ts";

/** What tests need in addition to what the contract states, by a pattern of their names. */
export type NeedsByName = readonly [name: RegExp, needs: TestNeeds];

export const needsEmail: TestNeeds = { capabilities: ["readEmail"] };
export const needsClock: TestNeeds = { capabilities: ["advanceClock"] };
export const needsOutsider: TestNeeds = { as: ["outsider"] };

const needsOfAllTags: NeedsByName[] = [
  [/ > custom | > a revoked token$/, { writes: true }],
  [/ > side-effects/, { as: ["outsider", "viewer"] }],
];

/** A tag's `writes` replaces the one of all tags. */
export function testNeeds(needsOfTags: readonly NeedsByName[]): NonNullable<Plan["testNeeds"]> {
  return ({ name }) => {
    const needs = [...needsOfAllTags, ...needsOfTags].flatMap(([pattern, each]) => (pattern.test(name) ? each : []));
    return {
      writes: needs.findLast(({ writes }) => writes !== undefined)?.writes ?? false,
      capabilities: needs.flatMap(({ capabilities = [] }) => capabilities),
      as: needs.flatMap(({ as = [] }) => as),
    };
  };
}
