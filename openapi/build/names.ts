import { type Contract, listOperations } from "../src/index.ts";

/** Lists what a text can refer to: properties, parameters, headers, operations, values of enums and of examples. */
export function listNames(contract: Contract): Set<string> {
  const names = new Set(["true", "false", "null"]);
  for (const { method, path, operationId } of listOperations(contract))
    names.add(operationId).add(`${method.toUpperCase()} ${path}`);
  collectNames(contract, names);
  return names;
}

function collectNames(node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (valueKeys.includes(key)) collectValues(value, names);
    else if (nameKeys.includes(key)) collectEntries(value, names, collectNames);
    else if (key === "name" || (key.startsWith("x-") && typeof value !== "object")) names.add(String(value));
    else collectNames(value, names);
  }
}

const valueKeys = ["enum", "x-extensible-enum", "const", "default", "example", "value"];
const nameKeys = ["properties", "headers"];

function collectValues(value: unknown, names: Set<string>): void {
  if (typeof value !== "object" || value === null) names.add(String(value));
  else if (Array.isArray(value)) for (const item of value) collectValues(item, names);
  else collectEntries(value, names, collectValues);
}

function collectEntries(map: object, names: Set<string>, collect: typeof collectNames): void {
  for (const [name, value] of Object.entries(map)) {
    names.add(name);
    collect(value, names);
  }
}

/**
 * Returns the inline code of a Markdown text that looks like a name in the contract, but is not in `names`: words in
 * camelCase or snake_case, paths of properties, rate limit headers, and operations such as `GET /health`.
 */
export function findUnknownNames(text: string, names: ReadonlySet<string>): string[] {
  const code = [...text.matchAll(/`([^`]+)`/g)].map(([, inner = ""]) => inner.replace(/\s+/g, " "));
  const isKnown = (name: string) => names.has(name) || name.split(".").every((part) => names.has(part));
  return code.filter((name) => namePattern.test(name) && !isKnown(name));
}

const namePattern = /^([a-z][a-zA-Z0-9]*([._][a-z0-9]+)*|X-RateLimit-\w+|(GET|POST|PUT|PATCH|DELETE) \/\S*)$/;
