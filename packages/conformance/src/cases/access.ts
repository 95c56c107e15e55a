import type { Operation } from "@crewkit/openapi";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { successOf } from "../spec/model.ts";
import { permissionOf, permittedActors } from "../spec/permissions.ts";
import type { GeneratorOptions, TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

/** Made up by test cases, so that reports show it. */
export const malformedToken = "malformed";

export const access: TestCaseGenerator = (operation, options) =>
  operation.secured
    ? [...tokenCases(options), ...permissionCases(operation, options), ...outsiderCases(operation, options)]
    : unsecuredCases(operation, options);

// Unsecured operations must ignore tokens, so that a client can refresh an expired one.
function unsecuredCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  if (spec.plan.errorStatuses.token === undefined) return [];
  const label = "a malformed token, although no token is required";
  return [{ label, status: successOf(operation), edits: [{ in: "token", token: malformedToken }] }];
}

function tokenCases({ spec: { plan } }: GeneratorOptions): TestCaseParts[] {
  const unauthenticated = { status: plan.errorStatuses.token, errorKind: "token" } as const;
  return [
    { ...unauthenticated, label: "no token", edits: [{ in: "token", token: null }] },
    { ...unauthenticated, label: "a malformed token", edits: [{ in: "token", token: malformedToken }] },
    { ...unauthenticated, label: "token: another scheme", edits: [{ in: "scheme", scheme: "Basic" }] },
    { ...unauthenticated, label: "token: cut off", edits: [{ in: "cut token" }] },
    ...(plan.revokedToken
      ? [{ ...unauthenticated, label: "a revoked token", edits: [{ in: "revoked token" } as const] }]
      : []),
  ];
}

function permissionCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  const permitted = permittedActors(operation, spec);
  if (!permitted) return [];
  const { permission: status } = spec.plan.errorStatuses;
  // An ordered level needs only a test of its lowest actor.
  const isLevel = typeof permissionOf(operation, spec) === "string";
  const reason = isLevel ? `below ${permitted.at(-1)}` : "without permission";
  const rejected = spec.plan.actors.filter((actor) => !permitted.includes(actor));
  return [
    ...permitted.slice(isLevel ? -1 : 0).map((actor): TestCaseParts => {
      return { label: `as ${actor}`, status: successOf(operation), edits: [{ in: "as", actor }] };
    }),
    ...rejected.map((actor): TestCaseParts => {
      return { label: `as ${actor}, ${reason}`, status, edits: [{ in: "as", actor }], errorKind: "permission" };
    }),
  ];
}

function outsiderCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  const { outsider: actor } = spec.plan;
  if (actor === undefined) return [];
  const status = outsiderStatus(operation, spec);
  return [{ label: "as an outsider", status, edits: [{ in: "as", actor }], errorKind: "outsider" }];
}
