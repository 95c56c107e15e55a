import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { parse, stringify } from "yaml";
import { createExampleChecker } from "./examples/problems.ts";
import { createExampleFetcher } from "./examples/responses.ts";
import { type ExampleSource, formatLocation, isGenerated, readExampleSources } from "./examples/sources.ts";
import { type GeneratedFiles, generatedBanner, root } from "./project.ts";
import { readWorld } from "./world.ts";

/** The folder that `pnpm generate` owns, relative to the root. */
export const examplesFolder = "openapi/components/examples";

/** The files of the examples, and what is wrong with them: a sentence each, which begins with the place to edit. */
export interface Examples {
  files: GeneratedFiles;
  problems: string[];
}

/**
 * Makes the OpenAPI Example Objects, a file per tag, of what `world/examples/<tag>.yaml` says of each: its value, or the
 * request that the mock responds to with it. An example without a response keeps its committed value. (A `$ref` inside a
 * `value` would not be resolved by anyone, see OpenAPI 3.1, section 4.8.19, so each file contains whole values.)
 */
export async function generateExamples(): Promise<Examples> {
  const contract = readContract();
  const world = readWorld();
  const find = createExampleChecker(contract, world);
  const sources = readExampleSources();
  const values = committedValues(sources);
  const problems = find.checkWorld();
  // Mistakes in the world would show again in each example.
  if (problems.length > 0) return { files: toFiles(sources, values), problems };
  const ask = await createExampleFetcher(contract, String(world.clock?.examples?.now));
  for (const source of sources) {
    try {
      if (isGenerated(source)) values.set(source.name, override(await ask(source), source.value));
      problems.push(...find.checkExample(source, values.get(source.name)));
    } catch (error) {
      problems.push(`${formatLocation(source)}: ${(error as Error).message}`);
    }
  }
  return { files: toFiles(sources, values), problems };
}

/**
 * Makes the same files with the committed values of the mock's responses, so that every reference to an example resolves when
 * the contract is bundled, which must happen before the mock can read it.
 */
export function draftExamples(): GeneratedFiles {
  const sources = readExampleSources();
  return toFiles(sources, committedValues(sources));
}

function toFiles(sources: ExampleSource[], values: ReadonlyMap<string, unknown>): GeneratedFiles {
  const byTag = Map.groupBy(sources, ({ tag }) => tag);
  return new Map(
    [...byTag].map(([tag, some]) => {
      const examples = some.map(({ name, summary }) => [name, { summary, value: values.get(name) ?? null }]);
      const text = stringify(Object.fromEntries(examples), yamlStyle);
      return [`${examplesFolder}/${tag}.yaml`, `# ${generatedBanner("openapi/world/")}\n${text}`];
    }),
  );
}

// YAML 1.1 quotes timestamps, which some readers would turn into dates. Without aliases, a person who appears twice is
// written twice.
const yamlStyle = { version: "1.1", aliasDuplicateObjects: false, lineWidth: 118 } as const;

/** The values in the world's own files, and of the others those in the committed examples. */
function committedValues(sources: ExampleSource[]): Map<string, unknown> {
  const tags = [...new Set(sources.map(({ tag }) => tag))];
  const committed = Object.assign({}, ...tags.map((tag) => readCommitted(join(root, examplesFolder, `${tag}.yaml`))));
  return new Map(
    sources.map((source) => [source.name, isGenerated(source) ? committed[source.name]?.value : source.value]),
  );
}

// A generated file that is missing, or that a merge has broken, is written anew.
function readCommitted(file: string): Record<string, { value: unknown }> {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** Replaces fields of a response, however deep, with those that an example gives. */
function override(response: unknown, own: unknown): unknown {
  if (own === undefined) return response;
  if (!isObject(response) || !isObject(own)) return own;
  const fields = Object.entries(own).map(([key, value]) => [key, override(response[key], value)]);
  return { ...response, ...Object.fromEntries(fields) };
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}
