import { readFile } from "node:fs/promises";
import type { Snapshot } from "../control/snapshot.ts";
import { Refusal } from "../refusal.ts";

/**
 * Reads a file that should be a snapshot; what is in it is judged when a mock begins with it.
 *
 * @throws Error with a line that says why it can't be read.
 */
export async function readStateFile(file: string): Promise<Snapshot> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError) throw new Error(`${file} is no snapshot: it is not JSON.`);
    throw new Error(code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${message}`);
  }
}

/** A line that says why a mock did not take a snapshot; undefined for any other error. */
export function explainSnapshot(file: string, error: unknown): string | undefined {
  if (!(error instanceof Refusal)) return undefined;
  const [[field, [message]] = ["", []]] = Object.entries(error.body.details ?? {});
  return `${file} is no snapshot: ${field} ${message}.`;
}
