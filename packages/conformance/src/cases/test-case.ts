import type { Operation } from "@crewkit/openapi";
import type { Arbitrary } from "fast-check";
import type { ErrorStatuses } from "../plan/facts.ts";

/** A request by name, and the answer that the contract and the plan promise. Data: nothing is sent to make it. */
export interface TestCase {
  /** `createProject > 422 > body name: missing`. */
  name: string;
  operation: Operation;
  status: number;
  /** The kind: the name of the file that made it. */
  kind: string;
  /** Whose recipe the request begins with; `success` unless the state is to refuse it. */
  base: { status: number; name?: string | undefined } | "success";
  /** Whether it needs things of its own, because it changes them. */
  isolated: boolean;
  edits: readonly Edit[];
  /** Makes more edits at random, from the run's seed; each is tried, and a failure is shrunk to what is at fault. */
  generated?: Arbitrary<readonly Edit[]>;
  /** What is wrong with the request, where one thing is. */
  errorKind?: keyof ErrorStatuses | undefined;
  /** The field or parameter that the error must name. */
  errorField?: readonly string[] | undefined;
  /** What the target must be able to do. */
  capability?: "injectError" | "exhaustLimit" | "prefer";
}

export type Edit =
  | { in: "body"; at: readonly string[]; value: unknown }
  | { in: "body"; at: readonly string[]; remove: true }
  | { in: "query"; name: string; values: readonly string[] }
  | { in: "path"; name: string; value: string }
  /** The ids as they are, with capitals. */
  | { in: "path"; capitals: readonly string[] }
  | { in: "raw"; text: string; mediaType?: string }
  /** null: left out. */
  | { in: "header"; name: string; value: string | null }
  | { in: "as"; actor: string }
  | { in: "token"; token: string | null }
  /** A token that was good once. */
  | { in: "revoked token" };
