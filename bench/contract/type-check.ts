import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import type { Generator } from "./generators.ts";
import type { Sample } from "./samples.ts";

export interface TypeCheckError {
  text: string;
  /** The index of the sample, if the error is in the file of {@link writeSamples}. */
  index?: number;
}

const file = "samples.ts";
const tsconfig = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
};

/** Writes a file that assigns each sample to the type of its response. */
export async function writeSamples(
  folder: string,
  { imports, response }: NonNullable<Generator["types"]>,
  samples: Sample[],
): Promise<void> {
  // One line per sample, so that the line of an error identifies the sample.
  const lines = samples.map(
    (sample, index) => `export const s${index}: ${response(sample)} = ${JSON.stringify(sample.value)};`,
  );
  await writeFile(join(folder, file), [...lines, imports].join("\n"));
}

/** Checks the types of a folder. */
export async function typeCheck(folder: string): Promise<TypeCheckError[]> {
  const project = join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify(tsconfig));
  const args = ["--project", project, "--pretty", "false"];
  const { stdout } = await spawn("tsc", args, { preferLocal: true }).catch((error) => {
    if (error instanceof SubprocessError && error.stdout.includes("error TS")) return error;
    throw error;
  });
  return [...stdout.matchAll(/^(?<path>.+)\((?<line>\d+),\d+\): error (?<text>.*)$/gm)].map(({ groups = {} }) => {
    const { path = "", line, text = "" } = groups;
    return path.endsWith(`/${file}`) ? { text, index: Number(line) - 1 } : { text };
  });
}
