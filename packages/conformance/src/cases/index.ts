import type { Operation } from "@crewkit/openapi";
import { groupBy } from "../values/group.ts";
import { access } from "./access.ts";
import { body } from "./body.ts";
import type { Case } from "./case.ts";
import { fields } from "./fields.ts";
import { ids } from "./ids.ts";
import { kept } from "./kept.ts";
import { completeCases, type MakeCases, type Making } from "./make.ts";
import { listPrecedence } from "./precedence.ts";
import { query } from "./query.ts";
import { state } from "./state.ts";
import { success } from "./success.ts";
import { trouble } from "./trouble.ts";

// In the order in which they run: what everything else stands on comes first.
const makers: Record<string, MakeCases> = { success, state, access, ids, body, fields, kept, query, trouble };

/** All cases of a contract, operation by operation. Nothing is sent: they can be counted, chosen from and repeated. */
export function listCases(making: Making): Case[] {
  const cases = making.law.operations.flatMap((operation) => listCasesOf(operation, making));
  return [...groupBy(cases, ({ name }) => name).values()].flatMap(number);
}

export function listCasesOf(operation: Operation, making: Making): Case[] {
  const { law } = making;
  const single = Object.entries(makers).flatMap(([kind, make]) =>
    completeCases(operation, kind, make(operation, making), law),
  );
  return [...single, ...completeCases(operation, "precedence", listPrecedence(operation, single, law), law)];
}

// Several bodies may be broken at the same place, each of another of the schemas that are allowed there.
function number(alike: Case[]): Case[] {
  return alike.map((each, index) => (index === 0 ? each : { ...each, name: `${each.name} (${index + 1})` }));
}
