import { formatPointer, parsePointer } from "@crewkit/openapi";
import type { RedoclyChange } from "./change.ts";
import { type Reader, resolvePath } from "./reader.ts";

export function describeChange({ path, verdicts, typeName, kind, property, base, revision }: RedoclyChange): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const isField = parsePointer(path).at(-2) === "properties";
  const label = isField ? "Field" : typeName.replace(/^Spec|Map$/g, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  if (property === undefined) return `${label} ${kind}.`;
  if (property === "key") return `${label} \`${base?.value}\` was renamed to \`${revision?.value}\`.`;
  return `\`${property}\` ${describeValues(base?.value, revision?.value)}.`;
}

function describeValues(before: unknown, after: unknown): string {
  if (before === undefined) return `added${isShort(after) ? `: ${formatValue(after)}` : ""}`;
  if (after === undefined) return "removed";
  if (Array.isArray(before) && Array.isArray(after)) return describeLists(before, after);
  return isShort(before) && isShort(after) ? `changed from ${formatValue(before)} to ${formatValue(after)}` : "changed";
}

function describeLists(before: unknown[], after: unknown[]): string {
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  const parts = [
    added.length > 0 && `added ${added.map(String).join(", ")}`,
    removed.length > 0 && `removed ${removed.map(String).join(", ")}`,
  ].filter(Boolean);
  return parts.length > 0 ? `changed: ${parts.join(" and ")}` : "was reordered";
}

// The plugin writes objects as JSON.
function formatValue(value: unknown): string {
  return typeof value === "string" && /^[[{]/.test(value) ? value : JSON.stringify(value);
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= 40;
}

/** Formats the location of a change: `GET /things 200 data[].note`. For a shared component, its first use. */
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

function formatField(keys: string[]): string {
  const text = keys.map((key, index) => {
    if (keys[index - 1] === "properties") return `.${key}`;
    if (key === "properties" || key === "$ref") return "";
    return key === "items" ? "[]" : `/${key}`;
  });
  return text.join("").replace(/^\./, "");
}

/** Replaces the indexes of parameters and tags in a pointer with their names. */
export function replaceIndexes(path: string, read: Reader): string {
  const keys = parsePointer(path);
  const names = keys.map((key, index) =>
    lists.has(keys[index - 1] ?? "") ? nameOf(keys.slice(0, index + 1), read) : key,
  );
  return `#${formatPointer(names)}`;
}

const lists = new Set(["parameters", "tags"]);

function nameOf(keys: string[], read: Reader): string {
  const { name } = (resolvePath(read, keys) ?? {}) as { name?: unknown };
  return typeof name === "string" ? name : (keys.at(-1) ?? "");
}
