import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { effectiveSchema, schemaLabel } from "../../schemas.ts";

export const rule: Rule = ({ nodes, report }) => {
  const check = (owner: Node, label: string, schema: Node, checks: readonly Check[]) => {
    const description = owner.get("description");
    const text = owner.text("description").replace(/\s+/g, " ");
    const items = effectiveSchema(schema.get("items"));
    for (const { object } of [schema, items]) {
      const [keyword, phrase] = checks.flatMap((find) => find(text, object))[0] ?? [];
      if (!phrase) continue;
      report(
        `The description of ${label} repeats \`${keyword}\`. Remove "${phrase}" from it.`,
        description.refLocation,
      );
      return;
    }
  };

  for (const node of nodes("Parameter", "Header")) {
    const label = `\`${node.text("name") || node.key}\``;
    check(node, label, effectiveSchema(node.get("schema")), allChecks);
  }
  for (const schema of nodes("Schema")) {
    // The name of a shared schema of a format, such as Uuid, is not enough.
    const checks = schema.componentName ? allChecks.filter((each) => each !== findFormat) : allChecks;
    check(schema, schemaLabel(schema), effectiveSchema(schema.withValue(schema.object)), checks);
  }
  for (const properties of nodes("SchemaProperties")) {
    for (const [name, property] of properties.entries()) {
      const [source] = property.refSiblings;
      // A property can name the values of a shared enum that it has in each case.
      const checks = allChecks.filter((each) => each !== findEnum);
      if (source) check(source, `\`${name}\``, effectiveSchema(property), checks);
    }
  }
};

/** Returns the keywords that a text repeats, and the phrases that repeat them. */
type Check = (text: string, schema: Readonly<Record<string, unknown>>) => [keyword: string, phrase: string][];

function findDefault(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  const [phrase] = /\bdefaults to (`[^`]*`|[\w.-]*\w)|\b[\w`.-]+ by default/i.exec(text) ?? [];
  return phrase && "default" in schema ? [["default", phrase]] : [];
}

function findLimit(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  return limitKeywords.flatMap((keyword): [string, string][] => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return [];
    const number = `\\b(?:${limit}|${limit.toLocaleString("en-US")})(?![\\w.,]*\\d)`;
    const phrase = new RegExp(`(?:${words}) ${number}(?: (?:${units}))?|${number} (?:${units})`, "i").exec(text)?.[0];
    return phrase ? [[keyword, phrase]] : [];
  });
}

const limitKeywords = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "x-max-bytes"];
const words = "\\b(?:at most|at least|up to|(?:more|fewer|longer|larger|less) than|exactly|always|from|starting at|to)";
const units = "(?:\\w+ )?(?:characters|bytes|items|digits)\\b";

function findEnum(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  const values = [schema.enum ?? schema["x-extensible-enum"] ?? []].flat().map((value) => `\`${value}\``);
  const isRepeated = values.length > 1 && values.every((value) => text.includes(value));
  return isRepeated ? [["enum", values.join(", ")]] : [];
}

function findConst(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  const [value = schema.const, ...others] = [schema.enum ?? []].flat();
  const [phrase, stated] = /\balways `([^`]+)`/i.exec(text) ?? [];
  return phrase && stated === String(value) && others.length === 0 ? [["const", phrase]] : [];
}

function findPattern(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  const requirement = String(schema["x-pattern-message"] ?? "").replace(/^must (be|contain)( only)? (an? )?/, "");
  return requirement.includes(" ") && text.includes(requirement) ? [["x-pattern-message", requirement]] : [];
}

function findFormat(text: string, schema: Readonly<Record<string, unknown>>): [string, string][] {
  const phrase = formats[String(schema.format)]?.exec(text)?.[0];
  return phrase ? [["format", phrase]] : [];
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /\bUUID\b/,
  date: /\b(RFC 3339|ISO 8601)\b|`?YYYY-MM-DD`?/,
  "date-time": /\b(RFC 3339|ISO 8601)\b/,
};

const allChecks: readonly Check[] = [findDefault, findLimit, findEnum, findConst, findPattern, findFormat];
