import { mkdir, open, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Format, formats } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import { WrongCall } from "./wrong-call.ts";

const names: Format[] = ["junit", "json", "html", "markdown"];

type Files = Partial<Record<Format, string>>;

/**
 * Makes sure that the reports can be written, before a run of minutes.
 *
 * @throws WrongCall if one can't.
 */
export async function prepareFiles(files: Files): Promise<void> {
  for (const [file] of wanted(files)) {
    await mkdir(dirname(file), { recursive: true })
      .then(() => open(file, "a"))
      .then((handle) => handle.close())
      .catch((error: Error) => {
        throw new WrongCall(`${file} can't be written: ${error.message}`);
      });
  }
}

/** Writes the reports that are wanted. */
export async function writeFiles(files: Files, report: Report): Promise<void> {
  for (const [file, format] of wanted(files)) await writeFile(file, formats[format](report));
}

function wanted(files: Files): [file: string, format: Format][] {
  return names.flatMap((format): [string, Format][] => {
    const file = files[format];
    return file === undefined ? [] : [[file, format]];
  });
}
