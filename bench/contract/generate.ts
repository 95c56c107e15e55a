import { mkdir, readFile, realpath, symlink } from "node:fs/promises";
import { join } from "node:path";
import spawn from "nano-spawn";
import { findProperty } from "./declarations.ts";
import { type Generator, shownEnum } from "./generators.ts";
import { parseSamples } from "./run-time.ts";
import type { Sample } from "./samples.ts";
import { type TypeCheckError, typeCheck, writeSamples } from "./type-check.ts";

export interface GeneratorResult {
  version: string;
  /** Type errors of the generated code, without those that the tool causes with every contract. */
  typeErrors: string[];
  /** The reason for each rejected sample. */
  rejected: Map<Sample, string>;
  /** The type and the run-time schema of the shown open enum. */
  shown: { type: string; schema: string };
}

const bench = join(import.meta.dirname, "..");

/** Generates code into a new folder, checks its types, and checks samples against its types and run-time schemas. */
export async function checkGenerator(
  generator: Generator,
  contract: string,
  folder: string,
  samples: Sample[],
): Promise<GeneratorResult> {
  const { package: name, types, schemas, knownErrors = [] } = generator;
  const modules = await realpath(join(bench, "node_modules", name));
  await mkdir(folder, { recursive: true });
  const [command, ...args] = generator.command(contract, folder);
  await spawn(command, args, { preferLocal: true, cwd: bench, env: { CONTRACT: contract, OUTPUT: folder } });
  const show = async (component = "") => component && findProperty(folder, component, shownEnum.property);
  const shown = { type: await show(types?.component), schema: await show(schemas?.component) };

  // The generated code imports the versions that the tool depends on, such as zod 3.
  await symlink(join(modules, ...name.split("/").map(() => "..")), join(folder, "node_modules"));
  if (types) await writeSamples(folder, types, samples);
  const errors = await typeCheck(folder);
  const rejected = new Map(schemas && (await parseSamples(folder, schemas, samples)));
  for (const { index = -1, text } of errors) {
    const sample = samples[index];
    if (sample) rejected.set(sample, text);
  }
  const { version } = JSON.parse(await readFile(join(modules, "package.json"), "utf8"));
  return { version, typeErrors: unexpectedErrors(errors, knownErrors), rejected, shown };
}

function unexpectedErrors(errors: TypeCheckError[], knownErrors: string[]): string[] {
  const texts = errors.filter(({ index }) => index === undefined).map(({ text }) => text);
  const unexpected = texts.filter((text) => !knownErrors.some((known) => text.includes(known)));
  const fixed = knownErrors.filter((known) => !texts.some((text) => text.includes(known)));
  return [...unexpected, ...fixed.map((known) => `The tool no longer causes the known error: ${known}`)];
}
