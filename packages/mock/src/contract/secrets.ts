import { type Contract, secretNames } from "@crewkit/openapi";
import { memoize } from "../base/memoize.ts";
import { basePathOf, operationsIn } from "./operations.ts";

export interface Redactor {
  /** Hides secret path and query parameters. */
  hideInUrl(target: string): string;
  /** Hides secrets in text such as a form: `token=…`. */
  hideInText(text: string): string;
  /** Parses a body like {@link parseBody}, with secrets hidden. */
  parseBody(text: string): unknown;
  /** Hides the value of a secret field, also as an argument of `JSON.parse` or `JSON.stringify`. */
  hideField(name: string, value: unknown): unknown;
}

export const hidden = "(hidden)";

export const createRedactor: (contract: Contract) => Redactor = memoize((contract) => {
  const operations = operationsIn(contract);
  // Also names that end with a secret name, such as `new_token`.
  const names =
    [...secretNames(contract), ...operations.flatMap(({ credential }) => credential ?? [])].join("|") || "(?!)";
  const secretName = new RegExp(`(?:${names})$`, "i");
  const secretInText = new RegExp(`((?:${names})"?\\s*[:=]\\s*"?)[^"&\\s]+`, "gi");
  const secretPaths = operations.flatMap(({ path }) => {
    const [, prefix = "", name = ""] = /^(.*)\{(\w+)\}/.exec(path) ?? [];
    return secretName.test(name) ? [prefix.replace(/\{\w+\}/g, "[^/]+")] : [];
  });
  const secretInPath = new RegExp(`^(${basePathOf(contract)}(?:${[...new Set(secretPaths)].join("|")}))[^/?]+`);
  const hideField = (name: string, value: unknown) => (secretName.test(name) && value !== null ? hidden : value);
  const hideInText = (text: string) => text.replace(secretInText, `$1${hidden}`);
  return {
    hideField,
    hideInText,
    hideInUrl: (target) => hideInText(secretPaths.length > 0 ? target.replace(secretInPath, `$1${hidden}`) : target),
    parseBody(text) {
      const value = parseBody(text, hideField);
      return typeof value === "string" ? hideInText(value) : value;
    },
  };
});

/** Parses a body as JSON. Returns other text as is, and null for an empty body. */
export function parseBody(text: string, reviver?: Redactor["hideField"]): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text, reviver);
  } catch {
    return text;
  }
}
