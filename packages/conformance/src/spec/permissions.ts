import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "./model.ts";

/** The actors that may call an operation. Undefined if it requires no level. */
export function permittedActors(operation: Operation, spec: SpecModel): readonly string[] | undefined {
  const permission = permissionOf(operation, spec);
  if (typeof permission !== "string") return permission;
  const { actors } = spec.plan;
  return actors.slice(0, actors.indexOf(permission) + 1);
}

/** The most privileged actor that may call an operation. */
export function firstActor(operation: Operation, spec: SpecModel): string {
  return permittedActors(operation, spec)?.[0] ?? spec.plan.actors[0] ?? "";
}

export function permissionOf(
  operation: Operation,
  { plan, contract }: SpecModel,
): string | readonly string[] | undefined {
  const { permission } = plan;
  return typeof permission === "function" ? permission(operation, contract) : permission?.[operation.operationId];
}
