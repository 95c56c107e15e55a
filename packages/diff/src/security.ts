import { parsePointer } from "@crewkit/openapi";
import type { Correction } from "./change.ts";
import { type Reader, resolvePath } from "./reader.ts";

/** Corrections of changes that decide who can call an operation. `security` marks changes that give access to more callers. */
export const securityCorrections: Readonly<Record<string, Correction>> = {
  // Callers without the new permission get a 403.
  permission: ({ property, base, revision }, { after }) => {
    if (property !== "x-permission") return undefined;
    // Highest level first. An unknown level has index -1 and ranks highest.
    const levels = (after("components/schemas/organizations/PermissionLevel.yaml", "#/enum") ?? []) as unknown[];
    const rank = (level: unknown) => (level === undefined ? levels.length : levels.indexOf(level));
    const raised = levels.length === 0 || rank(revision?.value) < rank(base?.value);
    const message = `\`x-permission\` changed from ${quote(base?.value)} to ${quote(revision?.value)}.`;
    return raised && revision?.value !== undefined
      ? { impact: "major", message }
      : { impact: "minor", message, security: true };
  },

  // Without `security`, an operation inherits the root's requirement.
  token: ({ typeName, path, impact }, readers) => {
    if (!typeName.startsWith("SecurityRequirement")) return undefined;
    const keys = parsePointer(path);
    const operation = keys.slice(0, keys.indexOf("security"));
    const [before, after] = [effectiveSecurity(readers.before, operation), effectiveSecurity(readers.after, operation)];
    if (JSON.stringify(before) === JSON.stringify(after))
      return { impact: "patch", message: "`security` repeats the root's requirement." };
    if (isOptional(after) && !isOptional(before))
      return { impact: "minor", message: "A token is no longer required.", security: true };
    if (isOptional(before) && !isOptional(after)) return { impact: "major", message: "A token is now required." };
    return impact === "major" ? { impact } : { impact: "minor", security: true };
  },

  "public-operation": ({ typeName, kind, path }, { after }) => {
    if (typeName !== "Operation" || kind !== "added" || !isOptional(effectiveSecurity(after, parsePointer(path))))
      return undefined;
    return { impact: "minor", message: "Operation added. It requires no token.", security: true };
  },
};

type Requirements = Record<string, unknown>[];

function effectiveSecurity(read: Reader, operation: string[]): Requirements {
  const own = resolvePath(read, [...operation, "security"]) ?? resolvePath(read, ["security"]);
  return (own ?? []) as Requirements;
}

function isOptional(requirements: Requirements): boolean {
  return requirements.length === 0 || requirements.some((requirement) => Object.keys(requirement).length === 0);
}

function quote(level: unknown): string {
  return level === undefined ? "none" : `'${level}'`;
}
