import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const root = dirname(dirname(import.meta.dirname));

/** The pinned version of pnpm, for `npx --yes`: `pnpm@12.21.0`. */
export const packageManager: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;

export type GeneratedFiles = Map<string, string>;
