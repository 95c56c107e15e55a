import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatLocation, listExamples, type NamedExample, readRequests, readSampleData } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { parse, stringify } from "yaml";
import { createExampleChecker } from "./examples/problems.ts";
import { createExampleFetcher } from "./examples/responses.ts";
import { type GeneratedFiles, generatedBanner, root } from "./project.ts";

export const examplesFolder = "openapi/components/examples";

/** The generated files, and problems that begin with the location to edit. */
export interface Examples {
  files: GeneratedFiles;
  problems: string[];
}

/**
 * Generates the OpenAPI Example Objects, one file per tag, from `requests/<tag>.yaml`. An example without a value gets
 * the response of the mock to its request, or keeps its committed value if the request fails. The files contain whole
 * values, because tools do not resolve a `$ref` inside a `value` (OpenAPI 3.1, section 4.8.19).
 */
export async function generateExamples(): Promise<Examples> {
  const contract = readContract();
  const sampleData = readSampleData();
  const checker = createExampleChecker(contract, sampleData);
  const examples = listExamples(readRequests());
  const values = committedValues(examples);
  const problems = checker.checkSampleData();
  // Errors in the sample data would be reported again for each example.
  if (problems.length > 0) return { files: toFiles(examples, values), problems };
  const fetchExample = await createExampleFetcher(contract, String(sampleData.clock?.examples?.now));
  for (const example of examples) {
    const { tag, operationId, part, name } = example;
    const problemsOfExample: string[] = [];
    try {
      if (example.value === undefined)
        values.set(keyOf(example), override(await fetchExample(example), example.override));
      problemsOfExample.push(...checker.checkExample(example, values.get(keyOf(example))));
    } catch (error) {
      problemsOfExample.push((error as Error).message);
    }
    problems.push(...problemsOfExample.map((text) => `${formatLocation(tag, operationId, part, name)}: ${text}`));
  }
  return { files: toFiles(examples, values), problems };
}

/** Generates the same files with the committed values, because the mock needs a bundle with all examples to start. */
export function draftExamples(): GeneratedFiles {
  const examples = listExamples(readRequests());
  return toFiles(examples, committedValues(examples));
}

function toFiles(examples: NamedExample[], values: ReadonlyMap<string, unknown>): GeneratedFiles {
  const byTag = Map.groupBy(examples, ({ tag }) => tag);
  return new Map(
    [...byTag].map(([tag, examplesOfTag]) => {
      const entries = examplesOfTag.map((each) => [
        keyOf(each),
        { summary: each.summary, value: values.get(keyOf(each)) ?? null },
      ]);
      const text = stringify(Object.fromEntries(entries), yamlStyle);
      return [`${examplesFolder}/${tag}.yaml`, `# ${generatedBanner("openapi/requests/")}\n${text}`];
    }),
  );
}

/** The name of the component. */
function keyOf({ operationId, part, name }: NamedExample): string {
  return `${operationId}.${part}.${name}`;
}

// YAML 1.1, because it quotes timestamps. Some parsers would convert unquoted timestamps to dates.
const yamlStyle = { version: "1.1", aliasDuplicateObjects: false, lineWidth: 118 } as const;

/** The values in `requests/`, or in the committed examples if the mock generates them. */
function committedValues(examples: NamedExample[]): Map<string, unknown> {
  const tags = [...new Set(examples.map(({ tag }) => tag))];
  const committed = Object.assign({}, ...tags.map((tag) => readCommitted(join(root, examplesFolder, `${tag}.yaml`))));
  return new Map(examples.map((each) => [keyOf(each), each.value ?? committed[keyOf(each)]?.value]));
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
