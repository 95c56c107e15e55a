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

export function describeLists(before: unknown[], after: unknown[]): string {
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

interface Place {
  subject: string;
  at: string;
}

/** Returns an operation and the place in it, such as `GET /things` and `200 data[].note`. */
export function locateInContract(path: string): Place {
  const [section = "", ...keys] = parsePointer(path);
  if (section !== "paths") return { subject: section, at: keys.slice(0, 2).join(" ") };
  const [template = "", method = "", ...rest] = keys;
  return method === "parameters" || !method
    ? { subject: template, at: formatKeys([method, ...rest]) }
    : { subject: `${method.toUpperCase()} ${template}`, at: formatKeys(rest) };
}

/** Returns a component and the place in it, such as `schema Thing` and `items[].note`. `depth` counts the keys in the component. */
export function locateInComponent(component: string, path: string, depth: number): Place {
  const [kind = "", name = ""] = component.split("/");
  const keys = parsePointer(path);
  const inner = keys.slice(keys.length - depth);
  return { subject: `${singular(kind)} ${name}`, at: kind === "schemas" ? formatField(inner) : formatKeys(inner) };
}

export function formatPlace({ subject, at }: Place): string {
  return [subject, at].filter(Boolean).join(" ");
}

// `requestBodies` becomes `request body`.
function singular(kind: string): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replace(/ies$/, "y").replace(/s$/, "");
}

function formatKeys(keys: string[]): string {
  const schema = keys.indexOf("schema");
  const outer = (schema === -1 ? keys : keys.slice(0, schema)).filter(
    (key) => !omittedKeys.has(key) && !key.includes("/"),
  );
  const fields = schema === -1 ? "" : formatField(keys.slice(schema + 1));
  return [...outer.map((key) => (key === "requestBody" ? "body" : key)), fields].filter(Boolean).join(" ");
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
