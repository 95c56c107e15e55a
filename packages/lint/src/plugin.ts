import { readdirSync } from "node:fs";
import type { Oas3Rule, Plugin } from "@redocly/openapi-core";
import { createVisitor, type Rule } from "./contract.ts";

// The name of each folder is the id of its rule.
const ids = readdirSync(new URL("rules/", import.meta.url)).sort();

/** All rules by id. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  await Promise.all(ids.map(async (id) => [id, await loadRule(id)] as const)),
);

/** The Redocly plugin. Extend `crewkit/all` to enable every rule as an error. */
export default function plugin(): Plugin {
  const oas3 = Object.fromEntries([...rules].map(([id, rule]) => [id, toVisitor(rule)]));
  const severities = ids.map((id) => [`crewkit/${id}`, "error"] as const);
  return { id: "crewkit", rules: { oas3 }, configs: { all: { rules: Object.fromEntries(severities) } } };
}

function toVisitor(rule: Rule): Oas3Rule {
  return (options) => createVisitor((contract) => rule(contract, options));
}

async function loadRule(id: string): Promise<Rule> {
  const { rule } = await import(`./rules/${id}/rule.ts`);
  return rule;
}
