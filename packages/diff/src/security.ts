import { parsePointer } from "@crewkit/openapi";
import type { Correction, RedoclyChange, SourceLocation } from "./change.ts";
import { type Reader, type Readers, resolvePath } from "./reader.ts";

/** Corrections of changes that decide who can call an operation or see a secret. `security` marks changes that allow more. */
export const securityCorrections: Readonly<Record<string, Correction>> = {
  // Callers without the new permission get a 403.
  permission: ({ property, base, revision }, readers) => {
    if (property !== "x-permission") return undefined;
    const [from, to] = [readPermission(base), readPermission(revision)];
    const changed = (["own", "others", "platform"] as const).filter((record) => from[record] !== to[record]);
    const effects = changed.map((record) => compareCallers(readers, from[record], to[record]));
    const gained = effects.flatMap((effect) => effect.gained);
    // Without known levels, the effect is unknown.
    const isBreaking = effects.some((effect) => effect.lost.length > 0 || effect.gained.length === 0);
    return {
      impact: isBreaking ? "major" : gained.length > 0 ? "minor" : "patch",
      message: describeChange("x-permission", describePermission(base), describePermission(revision)),
      security: gained.length > 0,
    };
  },

  // The order of the levels is their rank. A level that gains access is now above another, which loses access.
  "permission-levels": ({ property, base, revision }, readers) => {
    if (property !== "enum" || revision?.file !== levelsFile) return undefined;
    const unchanged = levelsFrom(readers.after).filter((level) => levelsFrom(readers.before).includes(level));
    const effects = unchanged.map((level) => compareCallers(readers, level, level));
    const [lost, gained] = [effects.flatMap((effect) => effect.lost), effects.flatMap((effect) => effect.gained)];
    if (lost.length === 0) return undefined;
    const order = `The order of the levels changed from ${formatList(base?.value)} to ${formatList(revision.value)}.`;
    const more = gained.length > 0 ? ` Callers that gain access: ${formatList(gained)}.` : "";
    return {
      impact: "major",
      message: `${order} Callers that lose access: ${formatList(lost)}.${more}`,
      security: gained.length > 0,
    };
  },

  // An object limits the callers to the users with access to it. A scope that is documented for the first time changes nothing.
  scope: ({ typeName, property, base, revision }, { before, after }) => {
    if (property !== "x-scope") return undefined;
    const isOperation = typeName === "Operation";
    const from = isOperation ? operationScope(before, base) : base?.value;
    const to = isOperation ? operationScope(after, revision) : revision?.value;
    if (from === undefined || from === to) return undefined;
    return {
      impact: to === undefined || to === "user" ? "minor" : "major",
      message: describeChange("x-scope", from, to),
      security: from !== "user",
    };
  },

  // A wrong credential returns 401. A 401 of an operation without a token can have no other cause.
  credential: ({ path, property, base, revision }, { before }) => {
    if (property !== "x-credential") return undefined;
    const isPublic = isOptional(effectiveSecurity(before, parsePointer(path)));
    const isDocumented = isPublic && before(base?.file ?? "", `${base?.pointer}/responses/401`) !== undefined;
    if (base?.value === undefined && isDocumented) return undefined;
    return {
      impact: "major",
      message: describeChange("x-credential", base?.value, revision?.value),
      security: base?.value !== undefined,
    };
  },

  // Without `security`, an operation inherits the root's requirement.
  token: ({ typeName, path }, { before, after }) => {
    if (!typeName.startsWith("SecurityRequirement")) return undefined;
    const keys = parsePointer(path);
    const operation = keys.slice(0, keys.indexOf("security"));
    const [from, to] = [effectiveSecurity(before, operation), effectiveSecurity(after, operation)];
    const lost = from.some((caller) => !to.some((requirement) => isMet(requirement, caller)));
    const gained = to.some((caller) => !from.some((requirement) => isMet(requirement, caller)));
    if (!lost && !gained) return { impact: "patch", message: "`security` accepts the same credentials." };
    const tokenMessage = isOptional(to) ? "A token is no longer required." : "A token is now required.";
    const schemes = describeChange("security", describeSecurity(from), describeSecurity(to));
    return {
      impact: lost ? "major" : "minor",
      message: isOptional(from) === isOptional(to) ? schemes : tokenMessage,
      security: gained,
    };
  },

  // Logs and coding agents show the value.
  secret: ({ property, revision }) => {
    if (property !== "x-secret") return undefined;
    if (revision?.value === true) return { impact: "minor", message: "The value is now secret." };
    return { impact: "minor", message: "The value is no longer secret.", security: true };
  },

  // Programs ask a user before they send the request.
  consequence: ({ property, base, revision }) => {
    if (property !== "x-consequence") return undefined;
    if (base?.value === undefined) return { impact: "minor", message: `A user should now confirm: ${revision?.value}` };
    if (revision?.value !== undefined) return { impact: "patch" };
    return { impact: "minor", message: `A user no longer needs to confirm: ${base.value}`, security: true };
  },

  "public-operation": ({ typeName, kind, path }, { after }) => {
    if (typeName !== "Operation" || kind !== "added" || !isOptional(effectiveSecurity(after, parsePointer(path))))
      return undefined;
    return { impact: "minor", message: "Operation added. It requires no token.", security: true };
  },
};

interface Permission {
  record?: unknown;
  /** The level for the caller's own record. */
  own: unknown;
  others: unknown;
  /** The level for what crewkit owns. By default, only its staff can call the operation, who have no level. */
  platform: unknown;
}

/** The plugin writes an object as JSON. */
function readPermission({ value }: Partial<SourceLocation> = {}): Permission {
  const isObject = String(value).startsWith("{");
  const { level = value, own = level, others = level, ...rest } = isObject ? JSON.parse(String(value)) : {};
  return { own, others, platform: staff, ...rest };
}

const staff = "staff";

function describePermission(location: SourceLocation | undefined): unknown {
  const { record, own, others, platform } = readPermission(location);
  if (record !== undefined) return `own ${record}: ${own}; others: ${others}`;
  return platform === staff ? own : `${own}; platform: ${platform}`;
}

const levelsFile = "components/schemas/organizations/PermissionLevel.yaml";

/** Compares the levels that can call an operation before and after a change of its required level, or of the levels. */
function compareCallers({ before, after }: Readers, from: unknown, to: unknown): Record<"lost" | "gained", unknown[]> {
  const [oldCallers, newCallers] = [levelsFrom(before, from), levelsFrom(after, to)];
  const existing = levelsFrom(before);
  return {
    lost: oldCallers.filter((level) => !newCallers.includes(level)),
    gained: newCallers.filter((level) => existing.includes(level) && !oldCallers.includes(level)),
  };
}

/** Returns the required level and the levels above it. Undefined is the lowest level, of operations that require none. */
function levelsFrom(read: Reader, required?: unknown): unknown[] {
  const highestFirst = [...((read(levelsFile, "#/enum") ?? []) as unknown[]), undefined];
  return highestFirst.slice(0, highestFirst.indexOf(required) + 1);
}

/** Returns the scope of an operation: its own, or that of the parameter which identifies an object. */
function operationScope(read: Reader, { file, pointer }: SourceLocation = root): unknown {
  const operation = parsePointer(pointer.replace(/\/x-scope$/, ""));
  const own = resolvePath(read, ["x-scope"], file, operation);
  const parameters = [operation, operation.slice(0, -1)].flatMap((parents) => {
    const list = (resolvePath(read, ["parameters"], file, parents) ?? []) as unknown[];
    return list.map((_, index) => resolvePath(read, ["parameters", String(index), "x-scope"], file, parents));
  });
  return own ?? parameters.find((scope) => scope !== undefined);
}

const root: SourceLocation = { file: "openapi.yaml", pointer: "#", line: 1 };

type Requirement = Record<string, string[]>;

/** Returns the alternatives of an operation. One without schemes requires no token. */
export function effectiveSecurity(read: Reader, operation: string[]): Requirement[] {
  const own = resolvePath(read, [...operation, "security"]) ?? resolvePath(read, ["security"]);
  const alternatives = (own ?? []) as Requirement[];
  return alternatives.length > 0 ? alternatives : [{}];
}

function isOptional(requirements: Requirement[]): boolean {
  return requirements.some((requirement) => Object.keys(requirement).length === 0);
}

/** Checks whether a caller who meets one requirement meets another too. */
function isMet(requirement: Requirement, caller: Requirement): boolean {
  return Object.entries(requirement).every(
    ([scheme, scopes]) => scopes.every((scope) => caller[scheme]?.includes(scope)) && scheme in caller,
  );
}

function describeSecurity(requirements: Requirement[]): string {
  return requirements.map((requirement) => Object.keys(requirement).join(" and ") || "none").join(" or ");
}

/**
 * Checks whether an error response only appears or disappears because of a change of the access, which has a rating of its own:
 * the 401 of an operation that requires a token or a credential, or the 403 of one that requires a permission.
 */
export function followsFromAccess({ path, typeName, kind }: RedoclyChange, readers: Readers): boolean {
  const [section, template = "", method = "", responses, status] = parsePointer(path);
  if (typeName !== "Response" || kind === "modified" || section !== "paths" || responses !== "responses") return false;
  const operation = ["paths", template, method];
  const [before, after] = [readers.before, readers.after].map((read) => {
    const has = (extension: string) => resolvePath(read, [...operation, extension]) !== undefined;
    const needsToken = !isOptional(effectiveSecurity(read, operation)) || has("x-credential");
    return { 401: needsToken, 403: has("x-permission") }[status ?? ""];
  });
  return before !== after;
}

function describeChange(property: string, from: unknown, to: unknown): string {
  return `\`${property}\` changed from ${quote(from)} to ${quote(to)}.`;
}

function formatList(values: unknown): string {
  return [...new Set([values].flat())].join(", ");
}

function quote(value: unknown): string {
  return value === undefined ? "none" : `'${value}'`;
}
