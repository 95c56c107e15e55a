import { parsePointer } from "@crewkit/openapi";
import { type Change, type Correction, compareImpacts, type RedoclyChange } from "./change.ts";
import { locateChange } from "./components.ts";
import { describeChange } from "./describe.ts";
import { enumCorrection } from "./enums.ts";
import { isOnly, limitCorrections } from "./limits.ts";
import { type Reader, type Readers, resolvePath } from "./reader.ts";
import { isMethod } from "./redocly.ts";
import { followsFromAccess, securityCorrections } from "./security.ts";

/** Sets the final impact of each change: the most severe correction, or Redocly's impact if none applies. */
export function correctImpacts(changes: RedoclyChange[], readers: Readers): Change[] {
  const rated = changes.filter((change) => !followsFromAccess(change, readers));
  return rated.map((change) => {
    const applied = Object.entries(corrections).flatMap(([rule, correction]) => {
      const corrected = correction(change, readers);
      return corrected ? [{ rule, ...corrected }] : [];
    });
    const security = applied.some((corrected) => corrected.security);
    const lostValues = applied.flatMap((corrected) => corrected.lostValues ?? []);
    const [mostSevere] = applied.sort(compareImpacts);
    const { file, line } = change.revision ?? change.base ?? { file: "openapi.yaml", line: 1 };
    return {
      rule: change.verdicts[0]?.ruleId,
      impact: change.impact,
      message: describeChange(change),
      ...mostSevere,
      security,
      lostValues,
      ...locateChange(change, readers),
      directions: change.directions,
      side: change.revision ? "after" : "before",
      file,
      line,
    };
  });
}

/** The corrections by name. `--json` prints the name. */
const corrections: Readonly<Record<string, Correction>> = {
  ...limitCorrections,
  ...securityCorrections,

  enum: enumCorrection,

  // The same request now has a different meaning. Documenting a default for the first time is not a change.
  "default-changed": ({ property, directions, base, revision }, { after }) => {
    if (property !== "default" || base?.value === undefined || isOnly(directions, "response")) return undefined;
    const [oldValue, newValue] = [JSON.stringify(base.value), JSON.stringify(revision?.value)];
    // Redocly ignores a default next to a `$ref`.
    if (newValue === undefined && JSON.stringify(after(base.file, base.pointer)) === oldValue) return undefined;
    return {
      impact: "major",
      message: `\`default\` ${newValue === undefined ? "was removed" : `changed from ${oldValue} to ${newValue}`}.`,
    };
  },

  // Callers select a schema by the discriminator's values.
  discriminator: ({ typeName, path, kind }) => {
    const isDiscriminator = typeName === "Discriminator" || /\/discriminator\/mapping\/[^/]+$/.test(path);
    return isDiscriminator && kind !== "added" ? { impact: "major" } : undefined;
  },

  documentation: ({ typeName, property, path }) => {
    const isText = documentation.has(typeName) || property === "bearerFormat" || path.endsWith("/x-enumDescriptions");
    return isText ? { impact: "patch" } : undefined;
  },

  // SemVer, section 7.
  deprecated: ({ property, revision }) =>
    property === "deprecated" && revision?.value === true ? { impact: "minor" } : undefined,

  // A path and its operations can declare the same parameters.
  "moved-parameter": ({ typeName, path, kind }, { before, after }) => {
    if (!typeName.startsWith("Parameter") || kind === "modified") return undefined;
    const [, template = "", method = ""] = parsePointer(path);
    const methods = Object.keys(resolvePath(after, ["paths", template]) ?? {}).filter((key) => isMethod.test(key));
    const operations = (isMethod.test(method) ? [method] : methods).map((each) => ["paths", template, each]);
    const isSame = operations.every((each) => formatParameters(before, each) === formatParameters(after, each));
    return isSame ? { impact: "patch", message: "The operations have the same parameters." } : undefined;
  },

  // The client groups methods by tag.
  "moved-operation": ({ typeName, property, base, revision }) => {
    if (typeName !== "Operation" || property !== "tags") return undefined;
    const [oldValue, newValue] = [base?.value, revision?.value].map((tags) =>
      Array.isArray(tags) ? tags[0] : undefined,
    );
    if (oldValue === undefined || oldValue === newValue) return undefined;
    return { impact: "major", message: `The operation moved from ${oldValue} to ${newValue ?? "no tag"}.` };
  },

  // Redocly accepts the removal from a request that allows unknown fields.
  "removed-field": ({ path, kind, directions }) => {
    const isField = parsePointer(path).at(-2) === "properties";
    return isField && kind === "removed" && directions.includes("request") ? { impact: "major" } : undefined;
  },

  "required-body": ({ typeName, kind, revision }) => {
    const isRequired = (revision?.value as { required?: boolean } | undefined)?.required === true;
    return typeName === "RequestBody" && kind === "added" && isRequired ? { impact: "major" } : undefined;
  },

  // URLs stay the same, but the types and the client use the parameter names in the path.
  "renamed-path": ({ typeName, property, base, revision }) => {
    if (typeName !== "PathItem" || property !== "key") return undefined;
    return { impact: "major", message: `Path \`${base?.value}\` was renamed to \`${revision?.value}\`.` };
  },

  // Servers of an operation replace the root's, and an enum limits the hosts.
  server: ({ typeName, kind, path, property }) => {
    const isOverride = typeName === "ServerList" && kind === "added" && path.startsWith("#/paths/");
    return isOverride || (typeName === "ServerVariable" && property === "enum") ? { impact: "major" } : undefined;
  },

  // Callers get at least six months of notice.
  "short-notice": ({ property, base, revision }) => {
    if (property !== "x-sunset" || typeof revision?.value !== "string") return undefined;
    const [oldValue, newValue] = [base?.value, revision.value];
    if (typeof oldValue === "string" && newValue < oldValue)
      return { impact: "major", message: `\`x-sunset\` moved to an earlier date, from ${oldValue} to ${newValue}.` };
    if (typeof oldValue === "string" || newValue >= inSixMonths()) return undefined;
    return { impact: "major", message: `\`x-sunset\` ${newValue} is less than six months away.` };
  },

  // More values in a request, or fewer in a response. Redocly rates these as patches.
  widened: ({ typeName, kind, property, impact, base, revision }) => {
    if (typeName === "Schema" && kind === "removed" && impact === "patch") return { impact: "minor" };
    if (kind !== "modified" || impact !== "patch" || !constraints.test(property ?? "")) return undefined;
    return sorted(base?.value) === sorted(revision?.value) ? undefined : { impact: "minor" };
  },
};

/** Writes the parameters of an operation and its path in one order. */
function formatParameters(read: Reader, operation: string[]): string {
  const texts = [operation.slice(0, -1), operation].flatMap((keys) => {
    const list = (resolvePath(read, [...keys, "parameters"]) ?? []) as unknown[];
    return list.map((_, index) => JSON.stringify(resolvePath(read, [...keys, "parameters", String(index)])));
  });
  return texts.sort().join();
}

function inSixMonths(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}

// `type: [string]` means the same as `type: string`.
function sorted(value: unknown): string | undefined {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(value.length === 1 ? value[0] : value.toSorted());
}

const documentation = new Set(["Contact", "Example", "ExamplesMap", "ExternalDocs", "License", "Tag", "TagList"]);

const constraints =
  /^(additionalProperties|const|format|multipleOf|pattern|required|type|uniqueItems|(exclusiveM|m)(ax|in)\w+)$/;
