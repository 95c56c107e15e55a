import type { Operation } from "@crewkit/openapi";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { type SpecModel, successOf } from "../spec/model.ts";
import { requirementsOf } from "../spec/security.ts";
import type { GeneratorOptions, TestCaseGenerator, TestCaseParts } from "./generator.ts";

/** Made up by test cases, so that reports show it. */
export const malformedToken = "malformed";

export const access: TestCaseGenerator = (operation, options) =>
  operation.secured
    ? [...tokenCases(options), ...permissionCases(operation, options), ...outsiderCases(operation, options)]
    : unsecuredCases(operation, options);

// Unsecured operations must ignore tokens, so that a client can refresh an expired one.
function unsecuredCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  if (spec.plan.errorStatuses.token === undefined || acceptsToken(operation, spec)) return [];
  const label = "a malformed token, although no token is required";
  return [{ label, status: successOf(operation), edits: [{ in: "token", token: malformedToken }] }];
}

function tokenCases({ spec: { plan } }: GeneratorOptions): TestCaseParts[] {
  const unauthenticated = { status: plan.errorStatuses.token, errorKind: "token" } as const;
  return [
    { ...unauthenticated, label: "no token", edits: [{ in: "token", token: null }] },
    { ...unauthenticated, label: "a malformed token", edits: [{ in: "token", token: malformedToken }] },
    ...(plan.revokedToken
      ? [{ ...unauthenticated, label: "a revoked token", edits: [{ in: "revoked token" } as const] }]
      : []),
  ];
}

function permissionCases(operation: Operation, { spec: { plan, contract } }: GeneratorOptions): TestCaseParts[] {
  const lowest = plan.permission?.(operation, contract);
  if (lowest === undefined) return [];
  const status = plan.errorStatuses.permission;
  return [
    { label: `as ${lowest}`, status: successOf(operation), edits: [{ in: "as", actor: lowest }] },
    ...plan.actors.slice(plan.actors.indexOf(lowest) + 1).map((actor): TestCaseParts => {
      return { label: `as ${actor}, below ${lowest}`, status, edits: [{ in: "as", actor }], errorKind: "permission" };
    }),
  ];
}

function outsiderCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  const { outsider: actor } = spec.plan;
  if (actor === undefined) return [];
  const status = outsiderStatus(operation, spec);
  return [{ label: "as an outsider", status, edits: [{ in: "as", actor }], errorKind: "outsider" }];
}

// An empty security requirement (`[{}, …]`) makes the token optional, but an invalid token may still be rejected.
function acceptsToken(operation: Operation, { contract }: SpecModel): boolean {
  return requirementsOf(operation, contract).length > 0;
}
