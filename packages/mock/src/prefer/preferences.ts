import { ApiError } from "../api-error.ts";

export interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
}

/**
 * Reads a `Prefer` header. Ignores other preferences (RFC 7240, section 2).
 *
 * @returns undefined if the header contains none of the preferences.
 * @throws ApiError 400 for an invalid value.
 */
export function readPreferences(header: string): Preferences | undefined {
  const { code, example, dynamic } = parsePairs(header);
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;
  if (code !== undefined && !/^[2-5]\d\d$/.test(code)) throw invalidPreference("code", "a status such as 404", code);
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic))
    throw invalidPreference("dynamic", "true or false", dynamic);
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
  };
}

/** The error for a preference that is invalid or not documented. */
export function invalidPreference(name: string, expected: string, value: string): ApiError {
  return new ApiError(400, { error: `Prefer: ${name} must be ${expected}, not ${JSON.stringify(shorten(value))}` });
}

// The contract limits error messages to 1,000 characters.
function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

// Don't use a regular expression: it could take seconds on a long header.
function parsePairs(header: string): Record<string, string | undefined> {
  const parts = header.split(/[,;]/).map((part) => {
    const [name = "", value = ""] = part.split("=", 2).map((word) => word.trim());
    return [name.toLowerCase(), value.replace(/^"/, "").replace(/"$/, "")];
  });
  return Object.fromEntries(parts.filter(([name]) => name !== ""));
}
