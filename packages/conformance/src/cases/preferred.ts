import type { Operation } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import type { Case } from "./case.ts";
import { makeCase } from "./make.ts";

/**
 * Each operation × documented status, asked for by its status: all that a server without a memory can show. `default`
 * and classes of statuses (`4XX`) can't be asked for.
 */
export function preferredCases(law: Law): Case[] {
  return law.operations.flatMap((operation) =>
    Object.keys(operation.responses).flatMap((key) => toCase(operation, key)),
  );
}

function toCase(operation: Operation, key: string): Case[] {
  if (!/^\d+$/.test(key)) return [];
  return [makeCase(operation, Number(key), { kind: "preferred", why: "asked for by its status", power: "prefer" })];
}
