import { readFileSync } from "node:fs";
import type { Contract } from "./operations.ts";

/**
 * The bundled contract, read from `dist/openapi.json`.
 *
 * @throws if it was not built yet.
 */
export function readContract(): Contract {
  try {
    return JSON.parse(readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8"));
  } catch (cause) {
    throw new Error("There is no bundled contract yet. Run `pnpm build`.", { cause });
  }
}
