import { type Contract, type Operation, parsePointer, resolve } from "@crewkit/openapi";
import type { Direction } from "./field.ts";

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
    add("requests", [parameters, requestBody]);
    add("responses", successes);

    function add(side: keyof Uses, node: unknown): void {
      for (const name of Object.keys(referencedComponents(contract, node).schemas ?? {})) {
        const entry = uses.get(name) ?? { requests: [], responses: [] };
        entry[side].push(operationId);
        uses.set(name, entry);
      }
    }
  }
  return uses;
}

/** Returns the components that a value refers to, directly or through other components. */
export function referencedComponents(contract: Contract, node: unknown, found: Components = {}): Components {
  for (const [, $ref = ""] of JSON.stringify(node).matchAll(/"\$ref":"([^"]+)"/g)) {
    const [, kind = "", name = ""] = parsePointer($ref);
    const siblings = found[kind] ?? {};
    found[kind] = siblings;
    if (name in siblings) continue;
    siblings[name] = resolve(contract, { $ref: `#/components/${kind}/${name}` });
    referencedComponents(contract, siblings[name], found);
  }
  return found;
}

type Components = Record<string, Record<string, unknown>>;
