import type { SpecModel } from "../spec/model.ts";
import { findUnknownKeys } from "./check-keys.ts";
import { checkOverrides } from "./check-overrides.ts";
import type { LimitedRequest, LimitRule } from "./facts.ts";
import type { NameChecks } from "./name-checks.ts";
import type { Plan } from "./plan.ts";
import { limitRule } from "./shape.ts";

export function findUnknownLimits(spec: SpecModel<Plan>, checks: NameChecks): string[] {
  const rules = spec.plan.limits?.rules?.(spec.contract) ?? [];
  const scopes = rules.map(({ scope }) => scope);
  const absence = "no rule has the scope";
  return [
    ...findUnknownKeys("limits.rules", rules, { each: limitRule }),
    ...rules.flatMap((rule) => [
      ...checks.operation("limits.rules.operation", rule.operation),
      ...listRequests(rule).flatMap((request) => checkRequest(request, spec, checks)),
      ...(rule.otherLimits ?? []).flatMap(({ scope }) =>
        checks.oneOf("limits.rules.otherLimits.scope", scope, { known: scopes, absence }),
      ),
    ]),
  ];
}

function listRequests({ rejectedRequest, otherActorRequest, otherLimits = [] }: LimitRule): LimitedRequest[] {
  return [rejectedRequest, otherActorRequest, ...otherLimits].filter((request) => request !== undefined);
}

function checkRequest({ operation: id, overrides }: LimitedRequest, spec: SpecModel<Plan>, checks: NameChecks) {
  const operation = spec.operations.find(({ operationId }) => operationId === id);
  if (!operation) return checks.operation("limits.rules", id);
  return checkOverrides(`limits.rules (${id})`, overrides ?? {}, { operation, checks });
}
