import { parsePointer } from "@crewkit/openapi";
import { type Change, type Correction, compareImpacts, type RedoclyChange, type SourceLocation } from "./change.ts";
import { locateChange } from "./components.ts";
import { describeChange } from "./describe.ts";
import { limitCorrections } from "./limits.ts";
import { type Reader, type Readers, resolvePath } from "./reader.ts";
import { securityCorrections } from "./security.ts";

/** Sets the final impact of each change: the most severe correction, or Redocly's impact if none applies. */
export function correctImpacts(changes: RedoclyChange[], readers: Readers): Change[] {
  return changes.map((change) => {
    const applied = Object.entries(corrections).flatMap(([rule, correction]) => {
      const corrected = correction(change, readers);
      return corrected ? [{ rule, ...corrected }] : [];
    });
    const security = applied.some((corrected) => corrected.security);
    const [mostSevere] = applied.sort(compareImpacts);
    const { rule, impact, message } = mostSevere ?? { rule: change.verdicts[0]?.ruleId, impact: change.impact };
    const { file, line } = change.revision ?? change.base ?? { file: "openapi.yaml", line: 1 };
    return {
      impact,
      security,
      rule,
      message: message ?? describeChange(change),
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

  "enum-value": ({ property, verdicts, base, revision }, { before }) => {
    if (property !== "enum" || !Array.isArray(base?.value) || !Array.isArray(revision?.value)) return undefined;
    if (!verdicts.length || verdicts.some(({ ruleId }) => ruleId !== "enum-values-added")) return undefined;
    return announcesValues(before, base, /\/enum$/) ? { impact: "minor" } : undefined;
  },

  // The plugin writes `x-extensible-enum` as `enum` with `openEnum`.
  "open-enum": ({ property, directions, base, revision }, { before }) => {
    if (property !== "openEnum") return undefined;
    if (!revision?.value) {
      const impact = directions.includes("request") ? "major" : "minor";
      return { impact, message: "Only the known values of the enum are now allowed." };
    }
    // A string without an enum already allowed every value.
    const schema = schemaAt(before, base);
    if (schema && !schema.enum && !announcesValues(before, base))
      return { impact: "patch", message: "The known values are now listed." };
    const message = "Values that are not in the enum are now allowed.";
    if (directions.includes("response") && !announcesValues(before, base)) return { impact: "major", message };
    return { impact: directions.includes("request") ? "minor" : "patch", message };
  },

  // The same request now has a different meaning. Documenting a default for the first time is not a change.
  "default-changed": ({ property, base, revision }, { after }) => {
    if (property !== "default" || base?.value === undefined) return undefined;
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
  widened: ({ kind, property, impact, base, revision }) => {
    if (kind !== "modified" || impact !== "patch" || !constraints.has(property ?? "")) return undefined;
    return sorted(base?.value) === sorted(revision?.value) ? undefined : { impact: "minor" };
  },
};

function announcesValues(read: Reader, location: SourceLocation | undefined, keyword = /$/): boolean {
  const schema = schemaAt(read, location, keyword);
  // Versions up to 0.6.0 have `x-open-enum`.
  return schema?.["x-open-enum"] === true || schema?.["x-extensible-enum"] !== undefined;
}

function schemaAt(read: Reader, location: SourceLocation | undefined, keyword = /$/) {
  const keys = parsePointer(location?.pointer.replace(keyword, "") ?? "");
  return resolvePath(read, [], location?.file, keys) as Record<string, unknown> | undefined;
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

const constraints = new Set([
  "additionalProperties",
  "const",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "pattern",
  "required",
  "type",
  "uniqueItems",
]);
