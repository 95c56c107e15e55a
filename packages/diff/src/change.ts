import type { Readers } from "./reader.ts";
import type { Direction, Uses } from "./uses.ts";

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
export interface RedoclyChange extends Uses {
  /** A JSON pointer from the root of the contract through references. For a component, its first use. */
  path: string;
  typeName: string;
  kind: "added" | "removed" | "modified";
  /** The modified property, or `key` if the node was renamed. */
  property?: string;
  impact: Impact;
  verdicts: { ruleId: string; impact: Impact; message: string }[];
  /** Absent for added nodes. */
  base?: SourceLocation;
  /** Absent for removed nodes. */
  revision?: SourceLocation;
}

export interface Change {
  impact: Impact;
  /** The change gives access or removes a protection, so a reviewer must approve it. */
  security: boolean;
  /** The rule or correction that set the impact. */
  rule: string | undefined;
  message: string;
  /** The operation, path or section of the contract, or the component if several operations use it. */
  subject: string;
  /** The place of the change in the subject, such as `200 data[].note`. */
  at: string;
  /** The component that contains the change, such as `schemas/Session`. */
  component: string | undefined;
  /** The operations that use the component, in the order of the contract. */
  operations: string[];
  directions: Direction[];
  /** The values that an enum lost. */
  lostValues: string[];
  side: "before" | "after";
  file: string;
  line: number;
}

/** Corrects the impact of a change, or returns undefined if the correction does not apply. */
export type Correction = (
  change: RedoclyChange,
  readers: Readers,
) => { impact: Impact; message?: string; security?: boolean; lostValues?: string[] } | undefined;
