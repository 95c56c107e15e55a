import { existsSync } from "node:fs";
import { appendFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Format, formats } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import { UsageError } from "./usage-error.ts";

type Files = Partial<Record<Format, string>>;

/** Creates the folders of the report files. Throws a UsageError if a file cannot be written. */
export async function prepareFiles(files: Files): Promise<void> {
  for (const [file] of requestedFiles(files)) {
    await prepare(file).catch((error: Error) => {
      throw new UsageError(`${file} cannot be written: ${error.message}`);
    });
  }
}

async function prepare(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const isNew = !existsSync(file);
  await appendFile(file, "");
  // A run that does not start leaves no empty report.
  if (isNew) await rm(file);
}

export async function writeFiles(files: Files, report: Report): Promise<void> {
  for (const [file, format] of requestedFiles(files)) await writeFile(file, formats[format](report));
}

function requestedFiles(files: Files): [file: string, format: Format][] {
  const names = Object.keys(formats) as Format[];
  return names.flatMap((format) => (files[format] === undefined ? [] : [[files[format], format]]));
}
