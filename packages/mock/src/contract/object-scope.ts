import type { Operation, Parameter } from "@crewkit/openapi";

/** The object that the caller of an operation needs access to. */
export interface ObjectScope {
  kind: (typeof kinds)[number];
  /** The path or query parameter with the ID. */
  parameter: Parameter;
}

const kinds = ["organization", "resource", "playbook"] as const;

/**
 * Returns the scope of an operation. Undefined if any user can call it, or if it requires no token.
 *
 * @throws if the operation requires a token, but its scope is missing or invalid.
 */
export function readObjectScope({ operationId, secured, scope }: Operation): ObjectScope | undefined {
  if (!secured || (scope?.kind === "user" && !scope.parameter)) return undefined;
  const kind = kinds.find((each) => each === scope?.kind);
  if (kind && scope?.parameter) return { kind, parameter: scope.parameter };
  const problem = scope ? `has an invalid scope: \`${scope.kind}\`` : "requires a token, but has no scope";
  throw new Error(
    `${operationId} ${problem}. Add \`x-scope: organization\`, \`resource\` or \`playbook\` to the parameter with the ID, ` +
      "or `x-scope: user` to the operation if any user can call it.",
  );
}
