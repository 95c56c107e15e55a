import type { Contract } from "@crewkit/openapi";

/** A contract that is only paths, and whatever else a test needs. */
export function tinyContract(paths: object, rest: object = {}): Contract {
  return { openapi: "3.1.0", info: { title: "Tiny", version: "1.0.0" }, paths, ...rest } as unknown as Contract;
}
