import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import spawn, { SubprocessError } from "nano-spawn";
import type { Metric } from "../tools/metrics.ts";
import type { Generator } from "./generators.ts";
import type { Sample, Samples } from "./samples.ts";

const bench = join(import.meta.dirname, "..");

export interface GeneratorReport {
  metrics: Metric[];
  /** What the metrics count. */
  findings: string[];
}

/** Generates code into a new folder, checks its types, and checks samples against its types and run-time schemas. */
export async function checkGenerator(
  { name, package: packageName, command, types, schemas }: Generator,
  contract: string,
  folder: string,
  { published, withNewValues }: Samples,
): Promise<GeneratorReport> {
  const samples = [...published, ...withNewValues];
  const modules = await realpath(join(bench, "node_modules", packageName));
  await mkdir(folder, { recursive: true });
  const env = { CONTRACT: contract, OUTPUT: folder };
  await spawn(command(contract, folder), { shell: true, preferLocal: true, cwd: bench, env });

  // The generated code imports the versions that the tool depends on, such as zod 3.
  await symlink(join(modules, ...packageName.split("/").map(() => "..")), join(folder, "node_modules"));
  if (types) await writeSamples(folder, types, samples);
  const errors = await typeCheck(folder);
  const typeErrors = errors.filter(({ index }) => index === undefined).map(({ text }) => text);
  const rejected = new Map(schemas && (await parseSamples(folder, schemas, samples)));
  for (const { index = -1, text } of errors) {
    const sample = samples[index];
    if (sample) rejected.set(sample, text);
  }
  const count = (all: Sample[]) => all.filter((sample) => rejected.has(sample)).length;
  const rejections = [...rejected].map(
    ([sample, reason]) => `${sample.operation.operationId}, ${sample.name}: ${reason}`,
  );
  return {
    metrics: [
      { name: `${name}: type errors`, value: typeErrors.length, max: 0 },
      { name: `${name}: rejected samples`, value: count(published), max: 0 },
      { name: `${name}: rejected samples with new values`, value: count(withNewValues), max: 0 },
    ],
    findings: [...typeErrors, ...rejections].map((text) => `${name}: ${text}`),
  };
}

const samplesFile = "samples.ts";

/** Writes a file that assigns each sample to the type of its response. */
async function writeSamples(
  folder: string,
  { imports, response }: NonNullable<Generator["types"]>,
  samples: Sample[],
): Promise<void> {
  // One line per sample, so that the line of an error identifies the sample.
  const lines = samples.map(
    (sample, index) => `export const s${index}: ${response(sample)} = ${JSON.stringify(sample.value)};`,
  );
  await writeFile(join(folder, samplesFile), [...lines, imports].join("\n"));
}

interface TypeCheckError {
  text: string;
  /** The index of the sample, if the error is in the file of the samples. */
  index?: number;
}

async function typeCheck(folder: string): Promise<TypeCheckError[]> {
  const compilerOptions = {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const project = join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions }));
  const args = ["--project", project, "--pretty", "false"];
  const { stdout } = await spawn("tsc", args, { preferLocal: true }).catch((error) => {
    if (error instanceof SubprocessError && error.stdout.includes("error TS")) return error;
    throw error;
  });
  return [...stdout.matchAll(/^(?<path>.+)\((?<line>\d+),\d+\): error (?<text>.*)$/gm)].map(({ groups = {} }) => {
    const { path = "", line, text = "" } = groups;
    return path.endsWith(`/${samplesFile}`) ? { text, index: Number(line) - 1 } : { text };
  });
}

/** The method that zod 3 and zod 4 share. */
interface ZodSchema {
  safeParse(value: unknown): { success: boolean; error?: { issues: { path: unknown[]; message: string }[] } };
}

/** Parses samples with the generated schemas. Returns the reason for each rejected sample. */
async function parseSamples(
  folder: string,
  { module, response }: NonNullable<Generator["schemas"]>,
  samples: Sample[],
): Promise<[Sample, string][]> {
  const outfile = join(folder, "schemas.mjs");
  await build({
    entryPoints: [join(folder, module)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    // CommonJS dependencies call `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const schemas = await import(pathToFileURL(outfile).href);
  return samples.flatMap((sample): [Sample, string][] => {
    const schema = response(schemas, sample) as ZodSchema | undefined;
    const result = schema?.safeParse(sample.value);
    if (result?.success) return [];
    const [issue] = result?.error?.issues ?? [];
    return [[sample, issue ? `${issue.path.join(".")}: ${issue.message}` : "There is no schema for this response."]];
  });
}
