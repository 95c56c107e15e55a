import { readFileSync } from "node:fs";
import {
  BaseResolver,
  type Config,
  createConfig,
  type Document,
  lintDocument,
  parseYaml,
  type RawUniversalConfig,
  Source,
} from "@redocly/openapi-core";
import { type Contract, createVisitor } from "./contract.ts";
import plugin from "./plugin.ts";

type Rules = NonNullable<RawUniversalConfig["rules"]>;
type Files = Readonly<Record<string, object>>;

export interface ReportedProblem {
  readonly rule: string | undefined;
  /** `/paths/~1a/get` in the root document, `paths/a.yaml#/get` in another file. */
  readonly pointer: string;
  readonly message: string;
}

/** Runs one rule on a document and returns the pointers of the reported problems. */
export async function runRule(id: string, document: object, options?: object): Promise<string[]> {
  return (await ruleProblems(id, document, options)).map(({ pointer }) => pointer);
}

/** Runs one rule on `openapi.yaml` and the files that it references. */
export async function runRuleOnFiles(id: string, files: Files): Promise<string[]> {
  return (await lintFiles(files, await createRuleConfig({ [`crewkit/${id}`]: "error" }))).map(({ pointer }) => pointer);
}

export async function ruleProblems(id: string, document: object, options?: object): Promise<ReportedProblem[]> {
  return lintFiles(
    { "openapi.yaml": document },
    await createRuleConfig({ [`crewkit/${id}`]: { severity: "error", ...options } }),
  );
}

export const configuredRules: Rules = readConfiguredRules();

function readConfiguredRules(): Rules {
  const text = readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8");
  return (parseYaml(text) as { rules: Rules }).rules;
}

/**
 * Reads the example of a rule.md. Lines that begin with `-` are only in the invalid document, and lines that begin with
 * `+` only in the valid document.
 */
export function readExample(id: string): { text: string; invalid: object; valid: object } {
  const text = readFileSync(new URL(`rules/${id}/rule.md`, import.meta.url), "utf8");
  const lines = /^```diff\n(.*?)^```$/ms.exec(text)?.[1]?.split("\n") ?? [];
  const without = (sign: string) => {
    const remaining = lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
    return parseYaml(remaining.join("\n")) as object;
  };
  return { text, invalid: without("+"), valid: without("-") };
}

/** Returns the contract that a rule receives for a document, even an invalid one. */
export async function loadContract(document: object): Promise<Contract> {
  await lintFiles({ "openapi.yaml": document }, await captureConfig);
  return captured[0] as Contract;
}

const captured: Contract[] = [];
const capture = () => createVisitor((contract) => void captured.splice(0, 1, contract));
const captureConfig = createConfig({
  plugins: [{ id: "test", rules: { oas3: { capture } } }],
  rules: { "test/capture": "error" },
});

/** A document with an operation that returns a media type. `fields` are added to the operation. */
export function documentReturning(mediaType: object, fields: object = {}): object {
  const responses = { 200: { description: "Done.", content: { "application/json": mediaType } } };
  return { paths: { "/a": { get: { operationId: "getA", tags: ["A"], responses, ...fields } } } };
}

/** A document with an operation whose request body is a media type. `fields` are added to the operation. */
export function documentAccepting(mediaType: object, fields: object = {}): object {
  const requestBody = { content: { "application/json": mediaType } };
  const responses = { 200: { description: "Done." } };
  return { paths: { "/a": { post: { operationId: "endA", tags: ["A"], requestBody, responses, ...fields } } } };
}

export const responseMediaType = "/paths/~1a/get/responses/200/content/application~1json";

export const requestMediaType = "/paths/~1a/post/requestBody/content/application~1json";

export function completeDocument(document: object): object {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: {}, ...document };
}

// Creating a configuration takes longer than linting a small document.
const configs = new Map<string, Promise<Config>>();

export function createRuleConfig(rules: Rules): Promise<Config> {
  const key = JSON.stringify(rules);
  const config = configs.get(key) ?? createConfig({ plugins: [plugin()], rules });
  configs.set(key, config);
  return config;
}

/** Lints `openapi.yaml`, which can reference the other files. */
export async function lintFiles(files: Files, config: Config): Promise<ReportedProblem[]> {
  const externalRefResolver = new BaseResolver();
  const documents = Object.entries(files).map(([name, file]): [string, Document] => {
    const parsed = JSON.parse(JSON.stringify(name === "openapi.yaml" ? completeDocument(file) : file));
    return [name, { source: new Source(`/${name}`, ""), parsed }];
  });
  for (const [name, document] of documents) externalRefResolver.cache.set(`/${name}`, Promise.resolve(document));
  const document = new Map(documents).get("openapi.yaml") as Document;
  const problems = await lintDocument({ document, config, externalRefResolver });
  return problems.map(({ ruleId: rule, message, location: [location] }) => {
    const file = location?.source.absoluteRef.slice(1) ?? "";
    return { rule, message, pointer: `${file}${location?.pointer}`.replace(/^openapi\.yaml#/, "") };
  });
}
