import type { Operation } from "@crewkit/openapi";
import type { ErrorField } from "./failure.ts";
import type { ErrorStatuses } from "./plan.ts";
import type { RequestBase, RequestDraft } from "./request.ts";

/** A request and the expected response. Creating a test case sends no request. */
export interface TestCase {
  /** Such as `createProject > 422 > body name: missing`. */
  name: string;
  operation: Operation;
  status: number;
  /** Such as `success` or `fields`. */
  kind: string;
  base: RequestBase;
  /** True if the request changes its resource and therefore needs a separate one. */
  isolated: boolean;
  edits: readonly Edit[];
  /** The fields and parameters that the edits change, or else the label of an error. Empty for other successes. */
  rule: string;
  /** Actors by preference. The first with a token must own the resource in the path. */
  owners?: readonly string[];
  /** A valid body with the edits, sent if the plan's request with the edits is invalid. Keeps the `notGenerated` fields. */
  completeBody?: unknown;
  /** Set if the request has exactly one error. */
  errorKind?: keyof ErrorStatuses | undefined;
  /** The field or parameter that the error response must name. */
  errorField?: ErrorField | undefined;
  capability?: "injectError" | "exhaustLimit";
}

export type Edit =
  /** `fresh`: the value of a unique field, to be replaced by a similar one of the same length. */
  | { in: "body"; at: readonly string[]; value: unknown; fresh?: boolean }
  | { in: "body"; at: readonly string[]; remove: true }
  | { in: "query"; name: string; values: readonly string[]; percentEncode?: boolean }
  | { in: "path"; name: string; value: string }
  /** Sent as is. */
  | { in: "path"; name: string; encoded: string }
  /** The names of path parameters whose values are sent in uppercase. */
  | { in: "path"; uppercase: readonly string[] }
  | { in: "header"; name: string; value: string | null }
  | { in: "as"; actor: string }
  | { in: "revoked token" }
  | { in: "content"; changes: Pick<RequestDraft, "raw" | "mediaType"> }
  | { in: "credentials"; changes: Pick<RequestDraft, "token" | "cutsToken" | "scheme"> };
