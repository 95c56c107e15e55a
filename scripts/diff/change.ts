/** The part of the version that a release with a change must raise. */
export type Impact = "major" | "minor" | "patch";

/** All impacts, the gravest first. */
export const impacts: readonly Impact[] = ["major", "minor", "patch"];

/** Where something stands on one side of the comparison. */
export interface Place {
  /** Relative to `openapi/`. */
  file: string;
  /** A JSON pointer within that file, with its `#`. */
  pointer: string;
  line: number;
  /** What stands there; undefined where the change is that it came or went. */
  value?: unknown;
}

/** A change as Redocly tells it. */
export interface RawChange {
  /** A JSON pointer from the root of the contract, through all references: of a shared component, its first use. */
  path: string;
  /** OpenAPI's word for what changed: `Operation`, `Schema`. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  /** Of what was modified, the property that changed; `key` stands for its name. */
  property?: string;
  impact: Impact;
  verdicts: { ruleId: string; impact: Impact; message: string }[];
  /** Before the change; absent where there was nothing. */
  base?: Place;
  /** After it; absent where nothing is left. */
  revision?: Place;
}

/** A change as it is judged and printed. */
export interface Change {
  impact: Impact;
  /** Which rule or correction says so; undefined where none had to. */
  rule: string | undefined;
  message: string;
  /** The operation, or whatever else of the contract it is about. */
  subject: string;
  side: "before" | "after";
  file: string;
  line: number;
}

/** Reads what stands at a pointer in a file of one side; undefined if nothing does. */
export type Reader = (file: string, pointer: string) => unknown;

/** The two sides of the comparison. */
export interface Sides {
  before: Reader;
  after: Reader;
}

/** What a correction says of a change. */
interface Corrected {
  impact: Impact;
  /** If it says more than Redocly does. */
  message?: string;
}

/** Sets right how Redocly rates one kind of change; undefined for all others. */
export type Correction = (change: RawChange, sides: Sides) => Corrected | undefined;

/** How grave an impact is: the higher, the graver. */
export function graveness(impact: Impact): number {
  return -impacts.indexOf(impact);
}
