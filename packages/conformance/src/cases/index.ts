import type { Operation } from "@crewkit/openapi";
import { groupBy } from "../values/group.ts";
import { accessCases } from "./access.ts";
import { bodyCases } from "./body.ts";
import type { Case } from "./case.ts";
import { fieldCases } from "./fields.ts";
import { idCases } from "./ids.ts";
import { keptCases } from "./kept.ts";
import type { MakeCases, Making } from "./make.ts";
import { precedenceCases } from "./precedence.ts";
import { queryCases } from "./query.ts";
import { stateCases } from "./state.ts";
import { successCases } from "./success.ts";
import { troubleCases } from "./trouble.ts";

// In the order in which they run: what everything else stands on comes first.
const makers: MakeCases[] = [
  successCases,
  stateCases,
  accessCases,
  idCases,
  bodyCases,
  fieldCases,
  keptCases,
  queryCases,
  troubleCases,
];

/**
 * All cases of a contract, operation by operation. Nothing is sent: they can be counted, chosen from and repeated.
 *
 * @example
 * listCases({ law: createLaw(contract, plan), seed: 1 }).map(({ name }) => name);
 */
export function listCases(making: Making): Case[] {
  const cases = making.law.operations.flatMap((operation) => listCasesOf(operation, making));
  return [...groupBy(cases, ({ name }) => name).values()].flatMap(number);
}

/** The cases of one operation. */
export function listCasesOf(operation: Operation, making: Making): Case[] {
  const single = makers.flatMap((make) => make(operation, making));
  return [...single, ...precedenceCases(operation, single, making.law)];
}

// Several bodies may be broken at the same place, each of another of the schemas that are allowed there.
function number(alike: Case[]): Case[] {
  return alike.map((each, index) => (index === 0 ? each : { ...each, name: `${each.name} (${index + 1})` }));
}
