import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import type { Direction } from "./field.ts";
import { schemaName } from "./schema.ts";

export interface Uses {
  requests: string[];
  responses: string[];
}

/** Schemas that are used only in requests label required fields. Others label fields that may be absent. */
export function directionOf({ requests, responses }: Uses): Direction {
  return requests.length > 0 && responses.length === 0 ? "request" : "response";
}

export function findUses(contract: Contract, operations: Iterable<Operation>): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const { operationId, parameters, requestBody, responses } of operations) {
    const successes = Object.entries(responses).filter(([status]) => status < "300");
    add("requests", schemaNames(contract, [parameters, requestBody]));
    add("responses", schemaNames(contract, successes));

    function add(side: keyof Uses, names: Set<string>): void {
      for (const name of names) {
        const entry = uses.get(name) ?? { requests: [], responses: [] };
        entry[side].push(operationId);
        uses.set(name, entry);
      }
    }
  }
  return uses;
}

function schemaNames(contract: Contract, node: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  if ("$ref" in node && typeof node.$ref === "string") {
    const name = schemaName(node.$ref);
    if (name === undefined || found.has(name)) return found;
    schemaNames(contract, resolve(contract, { $ref: node.$ref }), found.add(name));
    return found;
  }
  for (const [key, value] of Object.entries(node)) if (!isExampleData(key)) schemaNames(contract, value, found);
  return found;
}

function isExampleData(key: string): boolean {
  return ["example", "examples", "default", "links"].includes(key);
}
