import type { Operation, RecordPermission } from "@crewkit/openapi";
import { type SpecModel, successOf } from "../base/model.ts";
import type { Edit } from "../base/test-case.ts";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { actorsFrom, isRecordPermission, permissionOf, permittedActors } from "../spec/permissions.ts";
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
  return [{ label, status: successOf(operation), edits: [{ in: "credentials", changes: { token: malformedToken } }] }];
}

function tokenCases({ spec: { plan } }: GeneratorOptions): TestCaseParts[] {
  const withEdit = (label: string, edit: Edit) =>
    ({ label, status: plan.errorStatuses.token, errorKind: "token", edits: [edit] }) as const;
  return [
    withEdit("no token", { in: "credentials", changes: { token: null } }),
    withEdit("a malformed token", { in: "credentials", changes: { token: malformedToken } }),
    withEdit("token: another scheme", { in: "credentials", changes: { scheme: "Basic" } }),
    withEdit("token: cut off", { in: "credentials", changes: { cutsToken: true } }),
    ...(plan.revokedToken ? [withEdit("a revoked token", { in: "revoked token" })] : []),
  ];
}

function permissionCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  const permitted = permittedActors(operation, spec);
  if (!permitted) return [];
  const { permission: status } = spec.plan.errorStatuses;
  const permission = permissionOf(operation, spec);
  // An ordered level needs only a test of its lowest actor.
  const isLevel = !Array.isArray(permission);
  const reason = isLevel ? `below ${permitted.at(-1)}` : "without permission";
  const rejected = spec.plan.actors.filter((actor) => !permitted.includes(actor));
  const accepted = permitted.slice(isLevel ? -1 : 0).map((actor): TestCaseParts => {
    return { label: `as ${actor}`, status: successOf(operation), edits: [{ in: "as", actor }] };
  });
  return [
    ...(isRecordPermission(permission) ? recordCases(operation, permission, spec) : accepted),
    ...rejected.map((actor): TestCaseParts => {
      return { label: `as ${actor}, ${reason}`, status, edits: [{ in: "as", actor }], errorKind: "permission" };
    }),
  ];
}

// An API may need to find the record before it checks the permission, so the precedence of this error is unknown.
function recordCases(
  operation: Operation,
  { record, own, others }: RecordPermission,
  spec: SpecModel,
): TestCaseParts[] {
  const [permitted, privileged] = [actorsFrom(own, spec), actorsFrom(others, spec)];
  const restricted = permitted.slice(privileged.length);
  const success = successOf(operation);
  const recordCase = (actor: string, status: number | undefined, isOwn = false): TestCaseParts => ({
    label: `as ${actor}, ${isOwn ? "own" : "another user's"} ${record}`,
    status,
    edits: [{ in: "as", actor }],
    owners: isOwn ? [actor] : permitted.filter((each) => each !== actor).reverse(),
  });
  return [
    ...restricted.map((actor) => recordCase(actor, success, true)),
    ...privileged.slice(-1).map((actor) => recordCase(actor, success)),
    ...restricted.map((actor) => recordCase(actor, spec.plan.errorStatuses.permission)),
  ];
}

function outsiderCases(operation: Operation, { spec }: GeneratorOptions): TestCaseParts[] {
  const { outsider: actor } = spec.plan;
  if (actor === undefined) return [];
  const status = outsiderStatus(operation, spec);
  return [{ label: "as an outsider", status, edits: [{ in: "as", actor }], errorKind: "outsider" }];
}
