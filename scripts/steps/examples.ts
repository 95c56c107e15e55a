import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { parse, stringify } from "yaml";
import { createExampleChecker } from "./examples/problems.ts";
import { createExampleFetcher } from "./examples/responses.ts";
import { type ExampleSource, formatLocation, isGenerated, readExampleSources } from "./examples/sources.ts";
import { type GeneratedFiles, generatedBanner, root } from "./project.ts";
import { readSampleData } from "./sample-data.ts";

export const examplesFolder = "openapi/components/examples";

/** The generated files, and problems that begin with the location to edit. */
export interface Examples {
  files: GeneratedFiles;
  problems: string[];
}

/**
 * Generates the OpenAPI Example Objects, one file per tag, from `world/examples/<tag>.yaml`. A source has a value or a
 * request to the mock. An example whose request fails keeps its committed value. The files contain whole values, because
 * tools do not resolve a `$ref` inside a `value` (OpenAPI 3.1, section 4.8.19).
 */
export async function generateExamples(): Promise<Examples> {
  const contract = readContract();
  const sampleData = readSampleData();
  const checker = createExampleChecker(contract, sampleData);
  const sources = readExampleSources();
  const values = committedValues(sources);
  const problems = checker.checkSampleData();
  // Errors in the sample data would be reported again for each example.
  if (problems.length > 0) return { files: toFiles(sources, values), problems };
  const fetchExample = await createExampleFetcher(contract, String(sampleData.clock?.examples?.now));
  for (const source of sources) {
    try {
      if (isGenerated(source)) values.set(source.name, override(await fetchExample(source), source.value));
      problems.push(...checker.checkExample(source, values.get(source.name)));
    } catch (error) {
      problems.push(`${formatLocation(source)}: ${(error as Error).message}`);
    }
  }
  return { files: toFiles(sources, values), problems };
}

/** Generates the same files with the committed values, because the mock needs a bundle with all examples to start. */
export function draftExamples(): GeneratedFiles {
  const sources = readExampleSources();
  return toFiles(sources, committedValues(sources));
}

function toFiles(sources: ExampleSource[], values: ReadonlyMap<string, unknown>): GeneratedFiles {
  const byTag = Map.groupBy(sources, ({ tag }) => tag);
  return new Map(
    [...byTag].map(([tag, sourcesOfTag]) => {
      const examples = sourcesOfTag.map(({ name, summary }) => [name, { summary, value: values.get(name) ?? null }]);
      const text = stringify(Object.fromEntries(examples), yamlStyle);
      return [`${examplesFolder}/${tag}.yaml`, `# ${generatedBanner("openapi/world/")}\n${text}`];
    }),
  );
}

// YAML 1.1, because it quotes timestamps. Some parsers would convert unquoted timestamps to dates.
const yamlStyle = { version: "1.1", aliasDuplicateObjects: false, lineWidth: 118 } as const;

/** The values in the sources, or in the committed examples if the mock generates them. */
function committedValues(sources: ExampleSource[]): Map<string, unknown> {
  const tags = [...new Set(sources.map(({ tag }) => tag))];
  const committed = Object.assign({}, ...tags.map((tag) => readCommitted(join(root, examplesFolder, `${tag}.yaml`))));
  return new Map(
    sources.map((source) => [source.name, isGenerated(source) ? committed[source.name]?.value : source.value]),
  );
}

// The file can be missing, or invalid after a merge.
function readCommitted(file: string): Record<string, { value: unknown }> {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function override(response: unknown, overrides: unknown): unknown {
  if (overrides === undefined) return response;
  if (!isObject(response) || !isObject(overrides)) return overrides;
  const fields = Object.entries(overrides).map(([key, value]) => [key, override(response[key], value)]);
  return { ...response, ...Object.fromEntries(fields) };
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}
