import { type Contract, listOperations, resolve } from "@crewkit/openapi";

/** The names of the schemas that requests have, in queries and bodies, and of those that answers have. */
export interface Reach {
  requests: Set<string>;
  answers: Set<string>;
}

/** Finds which schemas what is sent and what is answered is made of, however deep inside. */
export function reachOf(contract: Contract): Reach {
  const [requests, answers] = [new Set<string>(), new Set<string>()];
  for (const { parameters, requestBody, responses } of listOperations(contract)) {
    follow(contract, [parameters, requestBody], requests);
    follow(contract, responses, answers);
  }
  return { requests, answers };
}

function follow(contract: Contract, node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("$ref" in node && typeof node.$ref === "string") {
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(node.$ref) ?? [];
    if (name && found.has(name)) return;
    if (name) found.add(name);
    follow(contract, resolve(contract, node), found);
  } else for (const each of Object.values(node)) follow(contract, each, found);
}
