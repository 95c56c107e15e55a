import type { Operation } from "@crewkit/openapi";
import type { Arbitrary } from "fast-check";
import type { ErrorStatuses } from "../plan/facts.ts";

/** A request and the response that the contract and the plan promise for it. Creating one sends nothing. */
export interface TestCase {
  /** Such as `createProject > 422 > body name: missing`. */
  name: string;
  operation: Operation;
  status: number;
  /** The name of the file that generates it. */
  kind: string;
  /** The plan's request to start from: the successful one, or one that is rejected because of the state. */
  base: { status: number; name?: string | undefined } | "success";
  /** True if the request changes resources, so that it needs its own. */
  isolated: boolean;
  edits: readonly Edit[];
  /**
   * Generates further edits from the run's seed. All of them are tried, and a failure is shrunk to the fields that
   * cause it.
   */
  generated?: Arbitrary<readonly Edit[]>;
  /** The error in the request, if there is exactly one. */
  errorKind?: keyof ErrorStatuses | undefined;
  /** The path of the field, or the parameter, that the error response must name. */
  errorField?: readonly string[] | undefined;
  /** A capability that the target must have. */
  capability?: "injectError" | "exhaustLimit" | "prefer";
}

export type Edit =
  | { in: "body"; at: readonly string[]; value: unknown }
  | { in: "body"; at: readonly string[]; remove: true }
  | { in: "query"; name: string; values: readonly string[] }
  | { in: "path"; name: string; value: string }
  /** Writes the ids in uppercase. */
  | { in: "path"; capitals: readonly string[] }
  | { in: "raw"; text: string; mediaType?: string }
  /** Null leaves the header out. */
  | { in: "header"; name: string; value: string | null }
  | { in: "as"; actor: string }
  | { in: "token"; token: string | null }
  | { in: "revoked token" };
