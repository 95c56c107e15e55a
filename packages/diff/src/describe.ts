import { parsePointer } from "@crewkit/openapi";
import type { RawChange } from "./change.ts";

/** Describes a change in a sentence. Redocly's own message takes precedence. */
export function describe({ path, verdicts, typeName, kind, property, base, revision }: RawChange): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const isField = parsePointer(path).at(-2) === "properties";
  const thing = isField ? "Field" : typeName.replace(/^Spec|Map$/g, "").replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  if (property === undefined) return `${thing} ${kind}.`;
  if (property === "key") return `${thing} \`${base?.value}\` became \`${revision?.value}\`.`;
  return `\`${property}\` ${verb(base?.value, revision?.value)}.`;
}

function verb(was: unknown, is: unknown): string {
  if (was === undefined) return `added${isShort(is) ? `: ${JSON.stringify(is)}` : ""}`;
  if (is === undefined) return "removed";
  if (Array.isArray(was) && Array.isArray(is)) return listed(was, is);
  return isShort(was) && isShort(is) ? `went from ${JSON.stringify(was)} to ${JSON.stringify(is)}` : "changed";
}

function listed(was: unknown[], is: unknown[]): string {
  const [gained, lost] = [is.filter((value) => !was.includes(value)), was.filter((value) => !is.includes(value))];
  const parts = [gained.length > 0 && `gained ${gained.join(", ")}`, lost.length > 0 && `lost ${lost.join(", ")}`];
  return parts.filter(Boolean).join(" and ") || "has another order";
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= 40;
}

/** The location of a change for people: `GET /things 200 data[].note`. For a shared component, its first use. */
export function subjectOf(path: string): string {
  const keys = parsePointer(path);
  if (keys[0] !== "paths") return keys.slice(0, 3).join(" ");
  const [, template = "", method = "", ...rest] = keys;
  return method === "parameters" || !method
    ? [template, ...spell([method, ...rest])].join(" ").trim()
    : [method.toUpperCase(), template, ...spell(rest)].join(" ");
}

function spell(keys: string[]): string[] {
  const schema = keys.indexOf("schema");
  const outer = (schema === -1 ? keys : keys.slice(0, schema)).filter((key) => !noise.has(key) && !key.includes("/"));
  const fields = schema === -1 ? "" : field(keys.slice(schema + 1));
  return [...outer.map((key) => (key === "requestBody" ? "body" : key)), fields].filter(Boolean);
}

const noise = new Set(["responses", "content"]);

// `properties`, `data`, `items`, `properties`, `note`: `data[].note`.
function field(keys: string[]): string {
  const text = keys.map((key, index) => {
    if (keys[index - 1] === "properties") return `.${key}`;
    if (key === "properties" || key === "$ref") return "";
    return key === "items" ? "[]" : `/${key}`;
  });
  return text.join("").replace(/^\./, "");
}
