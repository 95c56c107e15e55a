import type { Contract } from "@crewkit/openapi";

/** What one measure says of the contract. */
export interface Figure {
  /** As people read it, and as openapi/minimums.json names it: `examples of parameters`. */
  name: string;
  /** How many there are, or have what they should; of a score, its points. */
  have: number;
  /** How many there could be; absent where `have` alone counts. */
  of?: number;
  /** Those that have not: operations by their operationId, schemas by their pointer. */
  lacking: string[];
  /** True of what should be few. */
  fewer?: true;
}

/** Takes figures of a bundled contract. Each file of `measures/` exports one. */
export type Measure = (contract: Contract) => Figure[];

/** The number that is compared: a count, or a percentage. Rounded down, so that 100 means all. */
export function numberOf({ have, of }: Figure): number {
  if (of === undefined) return have;
  return of === 0 ? 100 : Math.floor((1000 * have) / of) / 10;
}

/** The share of things that have what they should. */
export function share<T>(name: string, all: T[], has: (thing: T) => boolean, nameOf: (thing: T) => string): Figure {
  const lacking = all.filter((thing) => !has(thing)).map(nameOf);
  return { name, have: all.length - lacking.length, of: all.length, lacking };
}
