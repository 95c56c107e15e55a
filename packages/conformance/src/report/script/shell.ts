import type { HttpRequest } from "../../http/exchange.ts";

// Private-use characters, which JSON does not escape.
const start = "\ue000";
const end = "\ue001";

/** The text that a shell variable replaces in a request. */
export function placeholder(variable: string): string {
  return start + variable + end;
}

/** In JSON, a number must not become a string. */
export function unquotePlaceholder(json: string, variable: string): string {
  return json.replaceAll(JSON.stringify(placeholder(variable)), placeholder(variable));
}

/** A command for a POSIX shell. Placeholders and redacted tokens such as `$TOKEN_VIEWER` become variables. */
export function formatCurl({ method, target, headers, body }: HttpRequest, baseUrl: string, flags = "-i"): string {
  const request = method === "HEAD" ? "--head" : `-X ${method}`;
  const headerOptions = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  // curl would add a Content-Type.
  const noType = headers["Content-Type"] === undefined ? ["-H 'Content-Type:'"] : [];
  const data = body === undefined ? [] : [...noType, `--data-raw ${quote(body)}`];
  const url = quote(baseUrl.replace(/\/+$/, "") + target);
  return ["curl", flags, request, ...headerOptions, ...data, url].join(" ");
}

/**
 * Assigns a value from `$response` to a variable.
 *
 * @param pointer JSON pointer into the body, or `Location` for the last path segment of this header.
 */
export function formatAssignment(variable: string, pointer: string): string {
  const read =
    pointer === "Location"
      ? String.raw`awk 'tolower($1) == "location:" { sub(/\r$/, ""); sub(/.*\//, ""); print }'`
      : `jq -r '${toJqPath(pointer)}'`;
  return `${variable}=$(printf '%s' "$response" | ${read})`;
}

function toJqPath(pointer: string): string {
  const keys = pointer.split("/").slice(1);
  const parts = keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `["${key}"]`));
  return parts[0]?.startsWith(".") ? parts.join("") : `.${parts.join("")}`;
}

const variables = new RegExp(`(${start}\\w+${end}|\\$TOKEN\\w*)`);

/** Quotes an argument. Placeholders and redacted tokens stay variables. */
export function quote(text: string): string {
  const parts = text.split(variables).map((part, index) => {
    if (index % 2 === 1) return `"$${part.replace(/^\W|\W$/g, "")}"`;
    return part && `'${part.replaceAll("'", "'\\''")}'`;
  });
  return parts.join("") || "''";
}
