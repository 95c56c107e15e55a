import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { errorMatrixFile } from "../files.ts";

/** The status codes that each kind of operation documents, and the meaning of each status code. */
export interface ErrorMatrix {
  /** A kind applies to operations with at least one of the features in `has`. */
  kinds: { kind: string; has: string[]; statuses: string[] }[];
  /** By status code: the name, the cause, the response body and, by kind of operation, the action for the caller, in Markdown. */
  statuses: Record<string, { name: string; cause: string; body: string; caller: Record<string, string> }>;
}

export function readErrorMatrix(): ErrorMatrix {
  return parse(readFileSync(errorMatrixFile, "utf8"));
}
