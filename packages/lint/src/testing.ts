import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { NormalizedProblem, RawUniversalConfig } from "@redocly/openapi-core";
import {
  BaseResolver,
  type Config,
  createConfig,
  getLineColLocation,
  lint,
  lintDocument,
  lintFromString,
  parseYaml,
  Source,
} from "@redocly/openapi-core";
import { type Contract, judging } from "./contract.ts";
import plugin from "./plugin.ts";

/** What one rule says of a file, beside OpenAPI's own grammar: `<rule> <file>:<line>: <message>` for each problem. */
export async function judgeFile(id: string, file: string): Promise<string[]> {
  return (await lint({ ref: file, config: await only(id) })).map(line);
}

/** The same of a document at hand, with the rule's options if it has any. */
export async function judge(id: string, document: object, options?: object): Promise<string[]> {
  const source = JSON.stringify({ openapi: "3.1.0", info: { title: "Test", version: "1" }, ...document }, null, 2);
  return (await lintFromString({ source, absoluteRef: "/openapi.json", config: await only(id, options) })).map(line);
}

/** The problems that the configured rules of redocly.yaml report in a document. */
export async function lintAssertions(document: object): Promise<{ rule: string; pointer: string }[]> {
  const source = JSON.stringify({ openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: {}, ...document });
  const problems = await lintFromString({ source, absoluteRef: "/openapi.json", config: await assertions });
  return problems.map(({ ruleId, location: [place] }) => ({ rule: ruleId, pointer: place?.pointer?.slice(1) ?? "" }));
}

const { rules: configured } = parseYaml(
  readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8"),
) as RawUniversalConfig;
const assertions = createConfig({ rules: configured ?? {} });

/** What a rule sees of a document, however that is spoilt. */
export async function contractOf(parsed: object): Promise<Contract> {
  const document = { source: new Source("/openapi.yaml", ""), parsed };
  await lintDocument({ document, config: await seeing, externalRefResolver: new BaseResolver() });
  return seen[0] as Contract;
}

const seen: Contract[] = [];
const see = () => judging((contract) => void seen.splice(0, 1, contract));
const seeing = createConfig({ plugins: [{ id: "test", rules: { oas3: { see } } }], rules: { "test/see": "error" } });

/** A document of one operation, which answers with this media type. */
export function answering(mediaType: object, more: object = {}): object {
  const responses = { 200: { description: "Done.", content: { "application/json": mediaType } } };
  return { paths: { "/a": { get: { operationId: "getA", tags: ["A"], responses, ...more } } } };
}

/** A document of one operation, which takes this media type as its body. */
export function taking(mediaType: object, more: object = {}): object {
  const requestBody = { content: { "application/json": mediaType } };
  const responses = { 200: { description: "Done." } };
  return { paths: { "/a": { post: { operationId: "endA", tags: ["A"], requestBody, responses, ...more } } } };
}

const configs = new Map<string, Promise<Config>>();

// Creating a configuration takes longer than linting a small document.
function only(id: string, options?: object): Promise<Config> {
  if (options) return createOnly(id, options);
  const config = configs.get(id) ?? createOnly(id);
  configs.set(id, config);
  return config;
}

function createOnly(id: string, options: object = {}): Promise<Config> {
  const rule = { severity: "error", ...options } as const;
  const rules = { struct: "error", "no-unresolved-refs": "error", [`crewkit/${id}`]: rule } as const;
  return createConfig({ plugins: [plugin()], rules });
}

function line({ ruleId, message, location: [place] }: NormalizedProblem): string {
  if (!place?.source) throw new Error(`${ruleId} tells no place: ${message}`);
  return `${ruleId} ${basename(place.source.absoluteRef)}:${getLineColLocation(place).start.line}: ${message}`;
}
