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
import { type Contract, judging } from "./contract.ts";
import plugin from "./plugin.ts";

type Rules = NonNullable<RawUniversalConfig["rules"]>;
type Files = Readonly<Record<string, object>>;

export interface Problem {
  readonly rule: string | undefined;
  /** In the root document `/paths/~1a/get`, in another file `paths/a.yaml#/get`. */
  readonly pointer: string;
  readonly message: string;
}

/** Runs one rule on a document and returns the pointers of the problems that it reports. */
export async function judge(id: string, document: object, options?: object): Promise<string[]> {
  return (await problemsOf(id, document, options)).map(({ pointer }) => pointer);
}

/** Runs one rule on `openapi.yaml` and the files that it references. */
export async function judgeFiles(id: string, files: Files): Promise<string[]> {
  return (await lintFiles(files, await withRules({ [`crewkit/${id}`]: "error" }))).map(({ pointer }) => pointer);
}

/** Runs one rule on a document, with its options if it has any. */
export async function problemsOf(id: string, document: object, options?: object): Promise<Problem[]> {
  return lintFiles(
    { "openapi.yaml": document },
    await withRules({ [`crewkit/${id}`]: { severity: "error", ...options } }),
  );
}

/** The rules of redocly.yaml that need no code. */
export const configuredRules: Rules = readConfiguredRules();

function readConfiguredRules(): Rules {
  const text = readFileSync(new URL("../redocly.yaml", import.meta.url), "utf8");
  return (parseYaml(text) as { rules: Rules }).rules;
}

/** The example of a rule.md: the lines with `-` violate the rule, those with `+` satisfy it. */
export function exampleOf(id: string): { text: string; violating: object; satisfying: object } {
  const text = readFileSync(new URL(`rules/${id}/rule.md`, import.meta.url), "utf8");
  const lines = /^```diff\n(.*?)^```$/ms.exec(text)?.[1]?.split("\n") ?? [];
  const without = (sign: string) => {
    const kept = lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
    return parseYaml(kept.join("\n")) as object;
  };
  return { text, violating: without("+"), satisfying: without("-") };
}

/** What a rule sees of a document, however invalid that is. */
export async function contractOf(document: object): Promise<Contract> {
  await lintFiles({ "openapi.yaml": document }, await seeing);
  return seen[0] as Contract;
}

const seen: Contract[] = [];
const see = () => judging((contract) => void seen.splice(0, 1, contract));
const seeing = createConfig({ plugins: [{ id: "test", rules: { oas3: { see } } }], rules: { "test/see": "error" } });

/** A document of one operation, which returns this media type. */
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

/** Where a document of {@link answering} has its media type. */
export const answered = "/paths/~1a/get/responses/200/content/application~1json";

/** Where a document of {@link taking} has its media type. */
export const taken = "/paths/~1a/post/requestBody/content/application~1json";

/** Adds what every OpenAPI document has. */
export function complete(document: object): object {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: {}, ...document };
}

// Creating a configuration takes longer than linting a small document.
const configs = new Map<string, Promise<Config>>();

/** A configuration of these rules alone. */
export function withRules(rules: Rules): Promise<Config> {
  const key = JSON.stringify(rules);
  const config = configs.get(key) ?? createConfig({ plugins: [plugin()], rules });
  configs.set(key, config);
  return config;
}

/** Lints `openapi.yaml`; its references lead to the other files. */
export async function lintFiles(files: Files, config: Config): Promise<Problem[]> {
  const externalRefResolver = new BaseResolver();
  const documents = Object.entries(files).map(([name, file]): [string, Document] => {
    const parsed = JSON.parse(JSON.stringify(name === "openapi.yaml" ? complete(file) : file));
    return [name, { source: new Source(`/${name}`, ""), parsed }];
  });
  for (const [name, document] of documents) externalRefResolver.cache.set(`/${name}`, Promise.resolve(document));
  const document = new Map(documents).get("openapi.yaml") as Document;
  const problems = await lintDocument({ document, config, externalRefResolver });
  return problems.map(({ ruleId: rule, message, location: [place] }) => {
    const file = place?.source.absoluteRef.slice(1) ?? "";
    return { rule, message, pointer: `${file}${place?.pointer}`.replace(/^openapi\.yaml#/, "") };
  });
}
