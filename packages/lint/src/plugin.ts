import { readdirSync } from "node:fs";
import type { Oas3Rule, Plugin } from "@redocly/openapi-core";
import { judging, type Rule } from "./contract.ts";

// Each folder is a rule: its name is the rule's, so that there is no list to keep.
const ids = readdirSync(new URL("rules/", import.meta.url)).sort();

/** The rules by their ids. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  await Promise.all(ids.map(async (id) => [id, await load(id)] as const)),
);

/** The rules that only this contract has. A redocly.yaml that `extends` `crewkit/all` switches each on, as an error. */
export default function plugin(): Plugin {
  const oas3 = Object.fromEntries([...rules].map(([id, rule]) => [id, visitorOf(rule)]));
  const severities = ids.map((id) => [`crewkit/${id}`, "error"] as const);
  return { id: "crewkit", rules: { oas3 }, configs: { all: { rules: Object.fromEntries(severities) } } };
}

function visitorOf(rule: Rule): Oas3Rule {
  return (options) => judging((contract) => rule(contract, options));
}

async function load(id: string): Promise<Rule> {
  const { rule } = await import(`./rules/${id}/rule.ts`);
  return rule;
}
