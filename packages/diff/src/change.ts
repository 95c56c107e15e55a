/** The part of the version that a release with a change must raise. */
export type Impact = "major" | "minor" | "patch";

/** All impacts, the most severe first. */
export const impacts: readonly Impact[] = ["major", "minor", "patch"];

/** Sorts by impact, the most severe first. */
export function compareImpacts(one: { impact: Impact }, other: { impact: Impact }): number {
  return impacts.indexOf(one.impact) - impacts.indexOf(other.impact);
}

/** A location on one side of the comparison. */
export interface SourceLocation {
  /** Relative to `openapi/`. */
  file: string;
  /** A JSON pointer within that file, with its `#`. */
  pointer: string;
  line: number;
  /** The value at this location; undefined if the change is that it was added or removed. */
  value?: unknown;
}

/** A change as Redocly reports it. */
export interface RedoclyChange {
  /** A JSON pointer from the root of the contract, through all references. For a shared component, its first use. */
  path: string;
  /** OpenAPI's name for the node that changed: `Operation`, `Schema`. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  /** The property that was modified; `key` stands for the node's name. */
  property?: string;
  impact: Impact;
  verdicts: { ruleId: string; impact: Impact; message: string }[];
  /** Before the change; absent if it was added. */
  base?: SourceLocation;
  /** After the change; absent if it was removed. */
  revision?: SourceLocation;
}

/** A change with its final impact. */
export interface Change {
  impact: Impact;
  /** The rule or correction that decided; undefined if none applied. */
  rule: string | undefined;
  message: string;
  /** The operation, or the part of the contract. */
  subject: string;
  side: "before" | "after";
  file: string;
  line: number;
}
