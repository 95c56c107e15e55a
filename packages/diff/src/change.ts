import type { Direction } from "./plugin.ts";
import type { Readers } from "./reader.ts";

export type Impact = "major" | "minor" | "patch";

/** Most severe first. */
export const impacts: readonly Impact[] = ["major", "minor", "patch"];

export function compareImpacts(a: { impact: Impact }, b: { impact: Impact }): number {
  return impacts.indexOf(a.impact) - impacts.indexOf(b.impact);
}

export interface SourceLocation {
  /** Relative to `openapi/`. */
  file: string;
  /** A JSON pointer in that file, with `#`. */
  pointer: string;
  line: number;
  /** Undefined for added and removed nodes. */
  value?: unknown;
}

/** A change as Redocly reports it. */
export interface RedoclyChange {
  /** A JSON pointer from the root of the contract through references. For a shared component, its first use. */
  path: string;
  typeName: string;
  kind: "added" | "removed" | "modified";
  /** The modified property, or `key` if the node was renamed. */
  property?: string;
  impact: Impact;
  /** Whether requests or responses contain the changed node. Empty for added nodes and outside of operations. */
  directions: Direction[];
  verdicts: { ruleId: string; impact: Impact; message: string }[];
  /** Absent for added nodes. */
  base?: SourceLocation;
  /** Absent for removed nodes. */
  revision?: SourceLocation;
}

export interface Change {
  impact: Impact;
  /** The change gives more callers access to an operation, so a reviewer must approve it. */
  security: boolean;
  /** The rule or correction that set the impact. */
  rule: string | undefined;
  message: string;
  subject: string;
  side: "before" | "after";
  file: string;
  line: number;
}

/** Corrects the impact of a change, or returns undefined if the correction does not apply. */
export type Correction = (
  change: RedoclyChange,
  readers: Readers,
) => { impact: Impact; message?: string; security?: boolean } | undefined;
