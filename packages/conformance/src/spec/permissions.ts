import type { Operation, RecordPermission } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Permission } from "../base/plan.ts";

/** The actors that may call an operation, at least for their own records. Undefined if it requires no level. */
export function permittedActors(operation: Operation, spec: SpecModel): readonly string[] | undefined {
  const permission = permissionOf(operation, spec);
  if (typeof permission === "string") return actorsFrom(permission, spec);
  return isRecordPermission(permission) ? actorsFrom(permission.own, spec) : permission;
}

export function actorsFrom(level: string, { plan: { actors } }: SpecModel): readonly string[] {
  return actors.slice(0, actors.indexOf(level) + 1);
}

export function firstActor(operation: Operation, spec: SpecModel): string {
  return permittedActors(operation, spec)?.[0] ?? spec.plan.actors[0] ?? "";
}

export function permissionOf(operation: Operation, { plan, contract }: SpecModel): Permission {
  const { permission } = plan;
  return typeof permission === "function" ? permission(operation, contract) : permission?.[operation.operationId];
}

export function isRecordPermission(permission: Permission): permission is RecordPermission {
  return typeof permission === "object" && "record" in permission;
}
