import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import type { Side } from "./facts.ts";
import { schemaName } from "./schema.ts";

/** Which operations take a named schema, and which answer it, also inside of others; errors aside. */
export interface Uses {
  requests: string[];
  answers: string[];
}

/** What only requests have says what it needs; all else, what may be missing. */
export function sideOf({ requests, answers }: Uses): Side {
  return requests.length > 0 && answers.length === 0 ? "request" : "answer";
}

export function usesOf(contract: Contract, operations: Iterable<Operation>): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const { operationId, parameters, requestBody, responses } of operations) {
    const answers = Object.entries(responses).filter(([status]) => status < "300");
    note("requests", schemasIn(contract, [parameters, requestBody]));
    note("answers", schemasIn(contract, answers));

    function note(side: keyof Uses, names: Set<string>): void {
      for (const name of names) {
        const known = uses.get(name) ?? { requests: [], answers: [] };
        known[side].push(operationId);
        uses.set(name, known);
      }
    }
  }
  return uses;
}

function schemasIn(contract: Contract, node: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof node !== "object" || node === null) return found;
  if ("$ref" in node && typeof node.$ref === "string") {
    const name = schemaName(node.$ref);
    if (name === undefined || found.has(name)) return found;
    schemasIn(contract, resolve(contract, { $ref: node.$ref }), found.add(name));
    return found;
  }
  for (const [key, value] of Object.entries(node)) if (!isData(key)) schemasIn(contract, value, found);
  return found;
}

function isData(key: string): boolean {
  return ["example", "examples", "default", "links"].includes(key);
}
