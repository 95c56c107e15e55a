import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readYaml } from "./sample-data.ts";

/** An error that a response lists in `x-errors`. */
export interface ListedError {
  /** The name of the example in the bundle. */
  example: string;
  /** The name in `components/errors/`. */
  name: string;
  /** The file with the error. Undefined if there is no error with the name. */
  file: string | undefined;
  /** An Example Object. */
  error: { summary?: string; value?: { error?: string; details?: object } } | undefined;
}

/**
 * Finds the errors that a response lists: those of its tag, and the shared ones.
 *
 * @param names the value of `x-errors`. `{ <example>: <error> }` gives the example another name than the error.
 */
export function findErrors(names: (string | Record<string, string>)[], responseFile: string): ListedError[] {
  const folder = join(dirname(responseFile), "../errors");
  const files = [basename(responseFile), "shared.yaml"].map((name) => join(folder, name)).filter(existsSync);
  const errors = files.map((file) => [file, readYaml(file) as Record<string, ListedError["error"]>] as const);
  return names.map((entry) => {
    const [[example, name] = ["", ""]] = typeof entry === "string" ? [[entry, entry]] : Object.entries(entry);
    const [file, all] = errors.find(([, each]) => each[name]) ?? [];
    return { example, name, file, error: all?.[name] };
  });
}
