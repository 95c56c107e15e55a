import { readdirSync } from "node:fs";
import type { Oas3Rule, Plugin } from "@redocly/openapi-core";

// Each folder is a rule: its name is the rule's, so that there is no list to keep.
const ids = readdirSync(new URL("rules/", import.meta.url)).sort();
const rules = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await load(id)] as const)));

/** The rules that only this contract has. A redocly.yaml that `extends` `crewkit/all` switches each on, as an error. */
export default function plugin(): Plugin {
  const severities = ids.map((id) => [`crewkit/${id}`, "error"] as const);
  return { id: "crewkit", rules: { oas3: rules }, configs: { all: { rules: Object.fromEntries(severities) } } };
}

async function load(id: string): Promise<Oas3Rule> {
  const { rule } = await import(`./rules/${id}/rule.ts`);
  return rule;
}
