import { parsePointer } from "@crewkit/openapi";
import type { RedoclyChange } from "./change.ts";

/** Describes a change in a sentence. Redocly's own message takes precedence. */
export function describeChange({ path, verdicts, typeName, kind, property, base, revision }: RedoclyChange): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const isField = parsePointer(path).at(-2) === "properties";
  const thing = isField ? "Field" : typeName.replace(/^Spec|Map$/g, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  if (property === undefined) return `${thing} ${kind}.`;
  if (property === "key") return `${thing} \`${base?.value}\` became \`${revision?.value}\`.`;
  return `\`${property}\` ${describeValues(base?.value, revision?.value)}.`;
}

function describeValues(was: unknown, is: unknown): string {
  if (was === undefined) return `added${isShort(is) ? `: ${JSON.stringify(is)}` : ""}`;
  if (is === undefined) return "removed";
  if (Array.isArray(was) && Array.isArray(is)) return describeLists(was, is);
  return isShort(was) && isShort(is) ? `went from ${JSON.stringify(was)} to ${JSON.stringify(is)}` : "changed";
}

function describeLists(was: unknown[], is: unknown[]): string {
  const [gained, lost] = [is.filter((value) => !was.includes(value)), was.filter((value) => !is.includes(value))];
  const parts = [gained.length > 0 && `gained ${gained.join(", ")}`, lost.length > 0 && `lost ${lost.join(", ")}`];
  return parts.filter(Boolean).join(" and ") || "has another order";
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= 40;
}

/** The location of a change for people: `GET /things 200 data[].note`. For a shared component, its first use. */
export function formatSubject(path: string): string {
  const keys = parsePointer(path);
  if (keys[0] !== "paths") return keys.slice(0, 3).join(" ");
  const [, template = "", method = "", ...rest] = keys;
  return method === "parameters" || !method
    ? [template, ...formatKeys([method, ...rest])].join(" ").trim()
    : [method.toUpperCase(), template, ...formatKeys(rest)].join(" ");
}

function formatKeys(keys: string[]): string[] {
  const schema = keys.indexOf("schema");
  const outer = (schema === -1 ? keys : keys.slice(0, schema)).filter(
    (key) => !omittedKeys.has(key) && !key.includes("/"),
  );
  const fields = schema === -1 ? "" : formatField(keys.slice(schema + 1));
  return [...outer.map((key) => (key === "requestBody" ? "body" : key)), fields].filter(Boolean);
}

const omittedKeys = new Set(["responses", "content"]);

// `properties`, `data`, `items`, `properties`, `note`: `data[].note`.
function formatField(keys: string[]): string {
  const text = keys.map((key, index) => {
    if (keys[index - 1] === "properties") return `.${key}`;
    if (key === "properties" || key === "$ref") return "";
    return key === "items" ? "[]" : `/${key}`;
  });
  return text.join("").replace(/^\./, "");
}
