import { basename } from "node:path";
import type { NormalizedProblem } from "@redocly/openapi-core";
import { type Config, createConfig, getLineColLocation, lint, lintFromString } from "@redocly/openapi-core";
import plugin from "./plugin.ts";

/** What one rule says of a file, beside OpenAPI's own grammar: `<rule> <file>:<line>: <message>` for each problem. */
export async function judgeFile(id: string, file: string): Promise<string[]> {
  return (await lint({ ref: file, config: await only(id) })).map(line);
}

/** The same of a document at hand. */
export async function judge(id: string, document: object): Promise<string[]> {
  const source = JSON.stringify({ openapi: "3.1.0", info: { title: "Test", version: "1" }, ...document }, null, 2);
  return (await lintFromString({ source, absoluteRef: "/openapi.json", config: await only(id) })).map(line);
}

function only(id: string): Promise<Config> {
  const rules = { struct: "error", "no-unresolved-refs": "error", [`crewkit/${id}`]: "error" } as const;
  return createConfig({ plugins: [plugin()], rules });
}

function line({ ruleId, message, location: [place] }: NormalizedProblem): string {
  if (!place?.source) throw new Error(`${ruleId} tells no place: ${message}`);
  return `${ruleId} ${basename(place.source.absoluteRef)}:${getLineColLocation(place).start.line}: ${message}`;
}
