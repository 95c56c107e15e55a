import type { Mutant } from "./mutant.ts";
/** Reads all mutants. A file is named after the check or kind that must kill its mutants, with an optional topic. */
export declare function listMutants(): Promise<[name: string, mutant: Mutant][]>;
