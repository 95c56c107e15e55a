import type { Law } from "../law/law.ts";
import type { Case } from "./case.ts";
import { type CaseParts, completeCases } from "./make.ts";

/**
 * Each operation × documented status, asked for by its status: all that a server without a memory can show. `default`
 * and classes of statuses (`4XX`) can't be asked for.
 */
export function preferredCases(law: Law): Case[] {
  return law.operations.flatMap((operation) => {
    const keys = Object.keys(operation.responses).filter((key) => /^\d+$/.test(key));
    const cases = keys.map((key): CaseParts => {
      return { why: "asked for by its status", status: Number(key), power: "prefer", fresh: false };
    });
    return completeCases(operation, "preferred", cases, law);
  });
}
